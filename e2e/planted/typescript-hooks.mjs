/** The hooks that let Node run our TypeScript, with a planted bug in one file. */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { compilerOptions, load as loadAsItStands } from '../typescript-hooks.mjs';
import { bugToPlant, pathOf, planted } from './plant.mjs';

const bug = bugToPlant();

export async function load(url, context, nextLoad) {
  if (bug === undefined || !url.startsWith('file:') || fileURLToPath(url) !== pathOf(bug)) return loadAsItStands(url, context, nextLoad);
  const { outputText } = ts.transpileModule(planted(bug), { compilerOptions, fileName: pathOf(bug) });
  return { format: 'module', source: outputText, shortCircuit: true };
}
