/** A web stream that is fed from outside and tells when its reader took a chunk or went away. */
export interface IncomingStream {
  readonly stream: ReadableStream<Uint8Array>;
  chunk(bytes: Uint8Array): void;
  end(): void;
  fail(error: Error): void;
}

type Ending = 'no' | 'end' | Error;

/** It keeps what the reader has not taken; the feeder bounds that by waiting for `taken`. */
export function incomingStream(tell: { readonly taken: () => void; readonly cancelled: () => void }): IncomingStream {
  const waiting: Uint8Array[] = [];
  let ending: Ending = 'no';
  let wake: (() => void) | undefined;
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (waiting.length === 0 && ending === 'no') await new Promise<void>((resolve) => { wake = resolve; });
      const bytes = waiting.shift();
      if (bytes !== undefined) {
        controller.enqueue(bytes);
        tell.taken();
      } else if (ending === 'end') controller.close();
      else if (ending !== 'no') controller.error(ending);
    },
    cancel: () => {
      const isOpen = ending === 'no';
      ending = 'end';
      waiting.length = 0;
      wake?.();
      if (isOpen) tell.cancelled();
    },
  }, { highWaterMark: 0 });
  const finish = (how: Ending): void => {
    if (ending === 'no') ending = how;
    wake?.();
  };
  return {
    stream,
    chunk: (bytes) => {
      if (ending === 'no') waiting.push(bytes);
      wake?.();
    },
    end: () => { finish('end'); },
    fail: (error) => { finish(error); },
  };
}
