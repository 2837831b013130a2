/** The demonstration as a server keeps it, and the password that its logins share. */
import { cpSync } from 'node:fs';
import { newDataFolder, removeFolder, startServer } from './server.ts';

/** The start prints it. */
export const demonstrationPassword = 'hai-long-demo';

let loaded: Promise<string> | undefined;

/** A new data folder with the demonstration in it. Its responses are generated once, which takes seconds, and then copied. */
export async function demonstrationFolder(): Promise<string> {
  loaded ??= load();
  const folder = newDataFolder();
  cpSync(await loaded, folder, { recursive: true });
  return folder;
}

async function load(): Promise<string> {
  const server = await startServer();
  await server.stop();
  process.once('exit', () => removeFolder(server.data));
  return server.data;
}
