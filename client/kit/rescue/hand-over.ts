/**
 * The ways a file leaves the browser: into the downloads, or by the system's share sheet. Browsers
 * share only what they know: a file that calls itself text passes, one of our own kind does not.
 */

/** Lets the browser save `file` under `name`. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has read it long before; freeing it at once would cut slow ones short.
  setTimeout(() => URL.revokeObjectURL(link.href), freeAfterMs);
}

const freeAfterMs = 60_000;

/** Whether this browser has a share sheet that takes files. */
export function canShareFiles(): boolean {
  const probe = asText(new Blob(['hailong']), 'hailong.txt');
  return typeof navigator.share === 'function' && navigator.canShare?.({ files: [probe] }) === true;
}

/** `refused`: the browser does not share it; `cancelled`: the person closed the sheet. */
export async function shareFile(file: Blob, name: string): Promise<'shared' | 'cancelled' | 'refused'> {
  try {
    await navigator.share({ files: [asText(file, `${name}.txt`)] });
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'refused';
  }
}

function asText(file: Blob, name: string): File {
  return new File([file], name, { type: 'text/plain' });
}
