import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeRescueFile } from '#shared/wire/rescue-file.ts';
import { envelopeOf, noonMs, smallResponse } from '../fixtures/envelopes.ts';
import { sealedBy } from '../fixtures/sealing.ts';
import { smallCampaign } from '../fixtures/small-campaign.ts';
import { temporaryFolder, type TemporaryFolder } from '../fixtures/temporary-folder.ts';
import { testServer, type TestServer } from '../fixtures/test-server.ts';
import { openOffice } from './open-office.ts';
import { namedFilePieces, readNamedFile } from './read-file.ts';
import { runCommandLine } from './run-command-line.ts';

let server: TestServer;
let outside: TemporaryFolder;
beforeEach(async () => {
  server = await testServer();
  outside = temporaryFolder();
});
afterEach(async () => {
  await server.end();
  outside.remove();
});

async function call(...args: string[]): Promise<{ code: number; out: string; errors: string[] }> {
  const [out, errors]: [string[], string[]] = [[], []];
  const code = await runCommandLine(args, {
    out: (text) => out.push(text), error: (line) => errors.push(line), readFile: readNamedFile, filePieces: namedFilePieces,
    openOffice: (where) => openOffice(where, null),
  });
  return { code, out: out.join(''), errors };
}

async function fileOf(envelopes: readonly Uint8Array[], change: (file: Uint8Array) => Uint8Array = (file) => file): Promise<string> {
  const path = join(outside.path, `${randomUUID()}.cuu-ho`);
  writeFileSync(path, change(await writeRescueFile({ device: 'd', madeAtMs: noonMs }, envelopes)));
  return path;
}

describe('import-rescue', () => {
  it('takes in what phones made, says what is held and why, and takes in nothing twice', async () => {
    const hash = await server.openSmallCampaign();
    const device = await server.device();
    const response = () => smallResponse(smallCampaign(), hash, { device: device.id, enumerator: device.account });
    const keys = server.keys.keysOf('small-2026');
    const good = await fileOf([await sealedBy(device.key, response(), keys), await sealedBy(device.key, response(), keys)]);
    const odd = await fileOf([envelopeOf(response())]);
    await server.close();
    const first = await call('import-rescue', good, odd, '--data', server.folder);
    expect(first).toEqual({
      code: 0, out: `${good}: 2 phiếu đã lưu, 0 phiếu tạm giữ, 0 gói bị từ chối.\n${odd}: 0 phiếu đã lưu, 1 phiếu tạm giữ, 0 gói bị từ chối.\n`,
      errors: [`${odd}: tạm giữ 1 phiếu vì: Phiếu do thiết bị khác lập`],
    });
    expect(await call('import-rescue', good, odd, '--data', server.folder)).toEqual(first);
  });

  it('says when a file is cut, and when it is no rescue file', async () => {
    await server.close();
    const cut = await fileOf([envelopeOf(smallResponse(smallCampaign(), 'a'.repeat(64)))], (file) => file.subarray(0, file.length - 5));
    expect(await call('import-rescue', cut, '--data', server.folder, '--language', 'en')).toMatchObject({ code: 1, errors: [expect.stringContaining('damaged or was cut')] });
    const other = join(outside.path, 'other.txt');
    writeFileSync(other, 'hello');
    expect(await call('import-rescue', other, '--data', server.folder)).toMatchObject({ code: 1, out: '', errors: [expect.stringContaining('không phải tệp cứu hộ')] });
  });

  it('names what is missing', async () => {
    expect((await call('import-rescue')).code).toBe(2);
    expect((await call('import-rescue', join(outside.path, 'none'), '--data', server.folder)).code).not.toBe(0);
    expect((await call('import-rescue', await fileOf([]), '--data', join(outside.path, 'empty'))).errors.join(' ')).toContain('chưa có dữ liệu');
    expect(existsSync(join(outside.path, 'empty'))).toBe(false);
  });
});
