/** Checks on the repository itself: what no compiler and no linter sees. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './skeleton.ts';

/** Every file of ours: what .gitignore leaves out is not looked at. */
const ignored = new Set(['.git', 'node_modules', 'dist', 'data', 'coverage', 'test-results']);
const filesUnder = (folder: string): string[] => readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((each) => {
  const path = folder === '' ? each.name : `${folder}/${each.name}`;
  if (each.isDirectory()) return folder === '' && ignored.has(each.name) ? [] : filesUnder(path);
  return each.name.endsWith('.log') || each.name === '.DS_Store' ? [] : [path];
});
const files = filesUnder('').sort();
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const isText = (path: string): boolean => !/\.(png|woff2?|ttf|ico|webp|jpg|gz|br|xlsx)$/.test(path);

/** Lines of the files chosen that match `bar`, as `path:line`. */
function offenders(choose: (path: string) => boolean, bar: RegExp): string[] {
  return files.filter((path) => isText(path) && choose(path)).flatMap((path) =>
    read(path).split('\n').flatMap((line, index) => (bar.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])));
}

const isTest = (path: string): boolean => /\.(test|spec|contract)\.tsx?$/.test(path) || path.startsWith('e2e/');
const isFace = (path: string): boolean => /^client\/.*\.(tsx?|css|html)$/.test(path);
const isProductCode = (path: string): boolean => /^(client|server|shared)\/.*\.(tsx?|mjs)$/.test(path);

describe('faces', () => {
  const tokens = read('client/kit/ui/tokens.css');

  it('are the same in the dark, whether a person chose it or their system', () => {
    const [chosen, system] = [/^:root\[data-mode='dark'\] \{([^}]+)\}/m, /:root:not\(\[data-mode\]\) \{([^}]+)\}/]
      .map((bar) => bar.exec(tokens)?.[1]?.replace(/\s+/g, ' ').trim());
    expect(chosen).toContain('--ink:');
    expect(system).toBe(chosen);
  });

  it('use every token', () => {
    const styles = files.filter(isFace).map(read).join('\n');
    const names = new Set([...tokens.matchAll(/^\s*(--[a-z0-9-]+):/gm)].map((each) => each[1] ?? ''));
    expect([...names].filter((name) => !styles.includes(`var(${name})`) && !styles.includes(`'${name}'`))).toEqual([]);
  });

  it('take raw colours from tokens.css alone', () => {
    const bar = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?![^"'`]*\.ts)|\b(?:rgba?|hsla?|oklch|oklab|lch|lab)\(/i;
    expect(offenders((path) => isFace(path) && !path.endsWith('/tokens.css') && !isTest(path) && !path.endsWith('.html'), bar)).toEqual([]);
  });

  it('leave nothing that is written in field and kiosk to the browser: it keeps form input in clear, and a spelling service reads it', () => {
    const apps = files.filter((path) => /^client\/(field|kiosk|kit|question-types)\/.*\.tsx$/.test(path) && !isTest(path));
    const inputs = apps.flatMap((path) => [...read(path).matchAll(/<(?:input|textarea)\b[^]*?\/>/g)].map((each) => ({ path, text: each[0] })))
      .filter(({ text }) => !/type="(?:radio|checkbox|file)"/.test(text));
    expect(inputs.length).toBeGreaterThan(1);
    expect(inputs.filter(({ text }) => !/autoComplete=(?:"off"|\{autoComplete\})/.test(text) || !text.includes('spellcheck={false}'))).toEqual([]);
    expect(offenders((path) => apps.includes(path) && !path.includes('/sign-in/'), /autoComplete="(?!off")/)).toEqual([]);
  });

  it('take words from shared/languages alone', () => {
    const vietnamese = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/iu;
    const isCode = (path: string): boolean => /^(client|server)\/.*\.(tsx?|mjs)$/.test(path) && !isTest(path) && !/^server\/seed\/|\/fixtures\/|\/testing\/|\/fixture-[^/]*$/.test(path);
    /** A comment, our own name, and letters that are looked for rather than shown. */
    const isNoWord = (line: string): boolean => !vietnamese.test(line.replace(/^\S+:\d+: (\/\/|\/?\*).*|Hài Lòng|\.replace\(\/.*?\/[a-z]*,/g, ''));
    expect(offenders(isCode, vietnamese).filter((line) => !isNoWord(line))).toEqual([]);
  });
});

describe('names', () => {
  it('are kebab-case', () => {
    const named = files.filter((path) => /\.(tsx?|mjs|js|css)$/.test(path));
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((path) => !/^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(basename(path)))).toEqual([]);
  });

  it('are names, not drawers', () => {
    expect(files.filter((path) => /(^|\/)(utils?|common|helpers?|types|misc|lib)(\/|\.[cm]?[jt]sx?$)/.test(path))).toEqual([]);
  });

  it('hide no barrels', () => {
    expect(files.filter((path) => /(^|\/)index\.[jt]sx?$/.test(path))).toEqual([]);
    expect(offenders(isProductCode, /^export \* from/)).toEqual([]);
  });
});

describe('nothing left behind', () => {
  it('no note to self', () => {
    expect(offenders((path) => path !== 'e2e/tidy/tidy.test.ts', /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
  });

  it('no path of a machine and no host of a registry', () => {
    const bar = /\/(?:home|Users|root|work|mnt)\/[a-z]|[A-Z]:\\\\Users|registry\.npmjs|npmmirror|artifactory|verdaccio|nexus\.|\.internal\b/i;
    expect(offenders((path) => path !== 'e2e/tidy/tidy.test.ts', bar)).toEqual([]);
  });

  it('no secret', () => {
    expect(offenders((path) => path !== 'e2e/tidy/tidy.test.ts', /-----BEGIN (EC |RSA |)PRIVATE KEY-----/)).toEqual([]);
    expect(files.filter((path) => /\.(pem|key|sqlite|db)$|(^|\/)\.env/.test(path))).toEqual([]);
  });
});

describe('dependencies', () => {
  const manifest = JSON.parse(read('package.json')) as { dependencies: Record<string, string>; devDependencies: Record<string, string> };

  it('are pinned exactly', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('are all used', () => {
    const code = files.filter((path) => /\.(tsx?|mjs|js|css)$/.test(path)).map(read).join('\n');
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) => !name.startsWith('@types/'));
    expect(names.filter((name) => !new RegExp(`['"]${name}['"/]`).test(code))).toEqual([]);
  });

  it('are locked without the host they came from', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
    expect(Object.entries(lock.packages).filter(([, each]) => each.resolved !== undefined)).toEqual([]);
  });
});

describe('documents', () => {
  const pages = files.filter((path) => path.endsWith('.md') && !path.startsWith('shared/languages/'));

  it('link only to what exists', () => {
    const broken = pages.flatMap((page) => [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map((each) => each[1] ?? '')
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(repository, dirname(page), target)))
      .map((target) => `${page} → ${target}`));
    expect(broken).toEqual([]);
  });

  it('name only files that exist', () => {
    const named = pages.filter((page) => !page.includes('changelog')).flatMap((page) =>
      [...read(page).matchAll(/`((?:client|server|shared|e2e|docs)\/[a-z0-9./-]+\.[a-z]+)`/g)].map((each) => [page, each[1] ?? ''] as const));
    /** The two things that the how-to pages make up. */
    const isExample = (path: string): boolean => /\/(ranking-order|figures-json)\//.test(path);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter(([, path]) => !isExample(path) && !existsSync(join(repository, path)))).toEqual([]);
  });

  it('begin with the two commands', () => {
    const head = read('README.md').split('\n').slice(0, 12).join('\n');
    expect(head).toContain('npm start');
    expect(head).toContain('npm test');
  });
});

it('every decision is numbered once', () => {
  const numbers = files.filter((path) => /^docs\/decisions\/\d{4}-/.test(path)).map((path) => basename(path).slice(0, 4));
  expect(numbers.length).toBeGreaterThan(3);
  expect(numbers).toEqual(numbers.map((_, index) => String(index + 1).padStart(4, '0')));
});

it('npm test leaves out no kind of check', () => {
  const steps = [...read('e2e/run.mjs').matchAll(/\{ name: '([^']+)'/g)].map((each) => each[1]);
  expect(steps).toEqual(['types', 'lint', 'import rules', 'unit and contract tests', 'build', 'browser journeys']);
});
