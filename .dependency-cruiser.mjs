/**
 * Who may import whom, and why. `e2e/tidy/import-rules.test.ts` plants a violation of every rule
 * and sees it caught; it also proves that the checker read files at all.
 */

/** The rooms of `shared`, low to high: each may import only those before it. */
const sharedRooms = [
  'kernel', 'statistics', 'languages', 'question-types', 'questionnaire', 'response', 'sealing', 'tally',
  'index-methods', 'weighting', 'sampling', 'precision', 'ranking', 'change', 'disclosure', 'par-index', 'campaign',
  'report', 'announcement', 'wire', 'fixtures',
];

const tests = '\\.(test|contract)\\.tsx?$';
const apps = 'landing|field|kiosk|citizen|admin|results|gallery';
const forbid = (name, comment, ...[from, to]) => ({ name, comment, severity: 'error', from, to });

const climbing = sharedRooms.slice(0, -1).map((room, index) => forbid(
  'shared-climbs',
  `shared/${room} stands below what it imports: knowledge only rests on what is more general.`,
  { path: `^shared/${room}/`, pathNot: tests },
  { path: `^shared/(${sharedRooms.slice(index + 1).join('|')})/` },
));

export default {
  forbidden: [
    forbid('no-cycles', 'Modules in a ring can be neither understood nor tested one by one.', {}, { circular: true }),
    forbid('shared-is-pure', 'shared runs in the browser, on the server and in a worker: it knows none of them.',
      { path: '^shared/', pathNot: tests }, { path: '^(client|server)/' }),
    forbid('shared-is-pure', 'shared runs in the browser too: Node is not there.',
      { path: '^shared/', pathNot: tests }, { dependencyTypes: ['core'] }),
    ...climbing,
    forbid('shared-climbs', 'A new room of shared takes its place in the order (sharedRooms) first.',
      { path: '^shared/', pathNot: tests }, { path: `^shared/(?!(${sharedRooms.join('|')})/)` }),
    forbid('meet-at-the-wire', 'A tablet that was offline for three weeks speaks last month\'s protocol: client and server share shared/wire, not even types.',
      { path: '^client/' }, { path: '^server/' }),
    forbid('meet-at-the-wire', 'The server knows its clients by shared/wire alone.',
      { path: '^server/' }, { path: '^client/' }),
    forbid('apps-are-islands', 'What two apps share goes into kit or question-types, where it is small and tested once.',
      { path: `^client/(${apps})/` }, { path: `^client/(${apps})/`, pathNot: '^client/$1/' }),
    forbid('kit-below-apps', 'kit, faces and workers serve every app and know none.',
      { path: '^client/(kit|question-types|service-worker)/' }, { path: `^client/(${apps})/` }),
    forbid('plugins-are-islands', 'A type, method, check, format or language can be removed without touching its siblings (the reference language vi is the one that others follow).',
      { path: '^(shared/question-types|shared/index-methods|shared/languages|client/question-types|server/quality/checks|server/exports|server/imports)/([^/]+)/' },
      { path: '^$1/[^/]+/', pathNot: '^($1/$2|shared/languages/vi)/' }),
    forbid('pure-plans', 'What to do next is decided without doing it, so that every case can be tested: no store, no network (their types and the rows may be named).',
      { path: '^client/kit/interview/.*\\.ts$|^client/.*/plan\\.ts$', pathNot: tests },
      { path: '^client/kit/(store(?!/rows\\.ts$)|api)/|^client/kit/sync/run\\.ts$|^node_modules/(dexie|idb-keyval)/', dependencyTypesNot: ['type-only'] }),
    forbid('http-is-thin', 'Routes decode, call one use-case and encode; what may be read is decided where it can be tested without HTTP.',
      { path: '^server/http/', pathNot: tests }, { path: '^server/(tables|storage)/' }),
    forbid('tables-own-sql', 'SQL lives in one place, where scope and STRICT tables are seen to.',
      { path: '^(server|client|shared)/', pathNot: `^server/(tables|storage)/|${tests}` }, { path: '^node_modules/(drizzle-orm|better-sqlite3)/|^node_modules/@types/better-sqlite3/' }),
    forbid('only-compose-joins', 'Use-cases know ports; which adapter stands behind is decided on one page (and, for a thread, in its entry).',
      { path: '^server/', pathNot: `^server/(compose\\.ts|compose-backup\\.ts|compose-verify\\.ts|backup/backup-worker\\.ts|exports/export-worker\\.ts|campaigns/report-worker\\.ts|storage/|tables/)|${tests}` }, { path: '^server/storage/(?!port\\.ts)' }),
    forbid('migrations-stand-alone', 'A migration must do next year what it did today: it imports nothing of ours.',
      { path: '^server/migrations/', pathNot: tests }, { path: '^(server|shared|client)/', pathNot: '^server/migrations/' }),
    forbid('nobody-imports-e2e', 'The product does not lean on its doubts.',
      { path: '^(client|server|shared)/' }, { path: '^e2e/' }),
    forbid('no-test-support-in-product', 'What tests stand on is invented and unguarded: the product does not run on it.',
      { path: '^(client|server)/', pathNot: `/(fixtures|testing)/|/fixture-[^/]*$|${tests}` }, { path: '^client/kit/testing/|^server/fixtures/|^server/.*/fixture-[^/]*$' }),
    forbid('no-development-packages', 'What runs on people\'s machines is declared as a dependency (the build\'s own steps do not).',
      { path: '^(client|server|shared)/', pathNot: `^client/service-worker/build/|${tests}` }, { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' }),
    forbid('nothing-unresolved', 'An import that leads nowhere hides from every other rule.', {}, { couldNotResolve: true, pathNot: '^(virtual:|\\./locals)' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'] },
  },
};
