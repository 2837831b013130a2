/** The product's own tests over product code with one planted bug in it, named by HAILONG_PLANT. Used by the harness alone. */
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import tests from '../../vite.config.ts';
import { bugToPlant, pathOf, planted } from './plant.mjs';

const bug = bugToPlant();

const planting = {
  name: 'planted-bug',
  enforce: 'pre' as const,
  load: (id: string): string | undefined => (bug !== undefined && id.split('?')[0] === pathOf(bug) ? planted(bug) : undefined),
};

/** Each project takes plugins of its own. */
const withBug = (project: TestProjectConfiguration): TestProjectConfiguration => (typeof project === 'object' ? { ...project, plugins: [planting] } : project);

export default defineConfig({ ...tests, test: { ...tests.test, projects: (tests.test?.projects ?? []).map(withBug) } });
