/**
 * The linter's bars. Each states its reason, since a bar that nobody understands is switched off.
 * `e2e/tidy/lint.test.ts` plants a violation of every one and sees it caught.
 */
import js from '@eslint/js';
import ts from 'typescript-eslint';

const figures = 'Figures are rounded by shared/statistics/round-half-up.ts and written by shared/languages/write-number.ts: this rounds the nearest double, and 1.005 becomes 1.00.';

/** Syntax that is barred in every file. */
const barredEverywhere = [
  { selector: 'MemberExpression[property.name=/^(toFixed|toPrecision|toLocaleString)$/]', message: figures },
  { selector: 'MemberExpression[property.value=/^(toFixed|toPrecision|toLocaleString)$/]', message: figures },
  { selector: 'MemberExpression[object.name="Intl"][property.name="NumberFormat"]', message: figures },
  { selector: 'MemberExpression[object.name="sql"][property.name="raw"]', message: 'SQL is never pieced together from text: use bound values.' },
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text is rendered as text: markup from data is how scripts get in.' },
  { selector: 'Property[key.name="dangerouslySetInnerHTML"]', message: 'Text is rendered as text: markup from data is how scripts get in.' },
  { selector: 'TSAsExpression > TSAsExpression.expression > TSUnknownKeyword', message: 'A double cast hides a wrong type: parse the value or correct the type.' },
];

const asyncTransaction = { selector: 'CallExpression[callee.property.name="transaction"] > :matches(ArrowFunctionExpression, FunctionExpression)[async=true]', message: 'The SQLite driver commits before an async callback has run: a transaction is synchronous inside.' };

/** Shared is pure: what it computes follows from what it is given. */
const barredInShared = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'shared has no clock: take the time as an argument.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'shared has no clock: take the time as an argument.' },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'shared has no chance: take a seeded generator (kernel/random.ts).' },
];

const cryptoBar = { selector: 'Identifier[name="crypto"]', message: 'Only shared/sealing may use crypto.subtle; the rest of shared takes what it needs as an argument.' };
const cryptoRest = { selector: 'MemberExpression[object.name="crypto"]:not([property.name="subtle"])', message: 'Of crypto, shared uses crypto.subtle alone: identifiers and chance are arguments.' };

const ownStorage = 'It lies in client/kit/store alone, where what a browser may do to it is met.';
/** The ways to a page's storage that are no globals of their own. */
const storageElsewhere = [
  { selector: 'MemberExpression[property.name=/^(getDirectory|createSyncAccessHandle|storageBuckets)$/]', message: `The page's own files: ${ownStorage}` },
  { selector: 'MemberExpression[object.name=/^(window|globalThis|self)$/][property.name=/^(localStorage|indexedDB)$/]', message: ownStorage },
];

/** A test that is left out, or that leaves out the others, proves nothing. */
const barredInTests = [
  { selector: 'MemberExpression[object.name=/^(it|test|describe|expect)$/][property.name=/^(only|skip|skipIf|runIf|todo|fixme|fails)$/]', message: 'No test is skipped or singled out.' },
  { selector: 'MemberExpression[object.object.name=/^(it|test|describe)$/][property.name=/^(only|skip|fixme)$/]', message: 'No test is skipped or singled out.' },
];

const outsideWorld = ['window', 'document', 'fetch', 'process', 'localStorage', 'sessionStorage', 'indexedDB', 'navigator', 'location', 'performance', 'setTimeout', 'setInterval', 'Buffer', 'require', 'self'];

const backgroundSync = { name: 'workbox-background-sync', message: 'It forgets a request on any reply: client/kit/sync waits for the receipt.' };
const dexie = { name: 'dexie', message: 'IndexedDB is opened in client/kit/store alone, where versions are kept.' };
const idbKeyval = { name: 'idb-keyval', message: 'Small settings live in client/kit/language; everything else in client/kit/store.' };
const nodeBuiltIns = { group: ['node:*', 'fs', 'path', 'crypto', 'child_process'], message: 'shared runs in the browser too.' };
const databaseGlobal = { name: 'indexedDB', message: 'IndexedDB is opened in client/kit/store alone, where versions are kept.' };
const textGlobals = [{ name: 'localStorage', message: 'Texts beside the database are kept by client/kit/store/text-shelf.ts alone: they hold the sentinel.' }];

const syntax = (...bars) => ({ 'no-restricted-syntax': ['error', ...barredEverywhere, ...bars.flat()] });
const tests = ['**/*.test.{ts,tsx}', '**/*.contract.ts', 'e2e/**/*.ts'];

export default ts.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/', 'test-results/'] },
  js.configs.recommended,
  ts.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      ...syntax(),
      eqeqeq: ['error', 'always'],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-undef': 'off',
      'no-control-regex': 'off',
      'no-restricted-imports': ['error', { paths: [backgroundSync, dexie, idbKeyval] }],
      'no-restricted-globals': ['error', databaseGlobal, ...textGlobals],
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    files: ['client/kit/store/**', 'client/**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { paths: [backgroundSync, idbKeyval] }], 'no-restricted-globals': ['error', ...textGlobals] },
  },
  { files: ['client/kit/store/text-shelf.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['client/**/*.{ts,tsx}'], ignores: ['client/kit/store/journal/**', 'client/kit/store/database-place.ts', 'client/kit/testing/**'], rules: syntax(storageElsewhere) },
  {
    files: ['client/kit/language/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [backgroundSync, dexie] }] },
  },
  { files: ['server/**/*.ts'], rules: syntax(asyncTransaction) },
  {
    files: ['shared/**/*.ts'],
    rules: {
      ...syntax(barredInShared, cryptoBar),
      'no-restricted-globals': ['error', ...outsideWorld.map((name) => ({ name, message: 'shared is pure: no page, no process, no network, no clock.' }))],
      'no-restricted-imports': ['error', { paths: [backgroundSync, dexie, idbKeyval], patterns: [nodeBuiltIns] }],
    },
  },
  { files: ['shared/sealing/**/*.ts'], rules: syntax(barredInShared, cryptoRest) },
  {
    // What is promised and not waited for fails unseen: the only rule that needs types.
    files: ['{client,server,shared}/**/*.{ts,tsx}'],
    ignores: tests,
    // Where CI=true the parser would take one run for granted and judge a planted text by the types of the file on disk.
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, disallowAutomaticSingleRunInference: true } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    files: tests,
    rules: {
      ...syntax(barredInTests),
      'no-restricted-globals': 'off',
      'no-restricted-imports': ['error', { paths: [backgroundSync] }],
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'max-params': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Dictionaries, built-in data and the invented province are as long as they are.
    files: ['shared/languages/*/**', 'shared/fixtures/**', 'shared/questionnaire/built-in/**', 'server/seed/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    // Programs that people run in a terminal speak through it.
    files: ['server/setup/**', 'server/main.ts', 'server/cli.ts', 'server/cli/**', 'e2e/**'],
    rules: { 'no-console': 'off' },
  },
);
