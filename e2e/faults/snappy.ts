/**
 * What lies in the compressed blocks of Chromium's databases: reads LevelDB tables block by block and
 * undoes Snappy, so that a scan for words sees what the browser would. A block that cannot be read is passed over.
 */

/** Every block of a table file, as it was before compression. */
export function blocksOf(table: Buffer): Buffer[] {
  if (table.length < 48) return [];
  const footer = table.subarray(table.length - 48);
  const [, afterMeta] = handleAt(footer, 0);
  const [index] = handleAt(footer, afterMeta);
  const indexBlock = blockAt(table, index);
  if (indexBlock === undefined) return [];
  return [indexBlock, ...handlesIn(indexBlock).flatMap((handle) => blockAt(table, handle) ?? [])];
}

interface Handle {
  readonly offset: number;
  readonly size: number;
}

function handleAt(bytes: Buffer, at: number): [Handle, number] {
  const [offset, afterOffset] = varint(bytes, at);
  const [size, end] = varint(bytes, afterOffset);
  return [{ offset, size }, end];
}

function varint(bytes: Buffer, at: number): [number, number] {
  let value = 0;
  for (let index = at, scale = 1; index < bytes.length && index < at + 8; index += 1, scale *= 128) {
    const byte = bytes[index] ?? 0;
    value += (byte & 127) * scale;
    if (byte < 128) return [value, index + 1];
  }
  return [value, at + 8];
}

function blockAt(table: Buffer, { offset, size }: Handle): Buffer | undefined {
  if (offset + size >= table.length) return undefined;
  const content = table.subarray(offset, offset + size);
  return table[offset + size] === 1 ? unsnappy(content) : content;
}

/** The values of an index block are handles of data blocks. */
function handlesIn(block: Buffer): Handle[] {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 * (restarts + 1);
  const handles: Handle[] = [];
  for (let at = 0; at < end;) {
    const [, afterShared] = varint(block, at);
    const [unshared, afterUnshared] = varint(block, afterShared);
    const [valueLength, afterLengths] = varint(block, afterUnshared);
    const value = afterLengths + unshared;
    handles.push(handleAt(block, value)[0]);
    at = value + valueLength;
  }
  return handles;
}

/** Undefined where these are no Snappy bytes. */
export function unsnappy(bytes: Buffer): Buffer | undefined {
  const [length, start] = varint(bytes, 0);
  if (length > 64 * 1024 * 1024) return undefined;
  const out = Buffer.alloc(length);
  let to = 0;
  for (let at = start; at < bytes.length;) {
    const tag = bytes[at] ?? 0;
    at += 1;
    const kind = tag & 3;
    if (kind === 0) {
      let literal = tag >> 2;
      if (literal >= 60) {
        const width = literal - 59;
        literal = bytes.readUIntLE(at, width);
        at += width;
      }
      bytes.copy(out, to, at, at + literal + 1);
      to += literal + 1;
      at += literal + 1;
      continue;
    }
    const width = kind === 3 ? 4 : kind;
    const copied = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const offset = kind === 1 ? ((tag >> 5) << 8) | (bytes[at] ?? 0) : bytes.readUIntLE(at, width);
    at += width;
    if (offset === 0 || offset > to) return undefined;
    for (let each = 0; each < copied; each += 1, to += 1) out[to] = out[to - offset] ?? 0;
  }
  return to === length ? out : undefined;
}
