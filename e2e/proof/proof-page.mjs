/** The page of proof as Markdown, from what the runs have counted. Pure: no figure comes from anywhere else. */
import { promises } from './promise-words.mjs';

const columns = ['faults', 'acknowledged', 'lost', 'doubled', 'altered', 'recovered'];

export function proofPage(parts, proof) {
  const done = parts.filter(({ name }) => proof[name] !== undefined);
  return [
    '# Proof', '',
    'Made by `npm run prove` from what the runs have counted; nobody writes here. A dash: the run does not count that.', '',
    ...Object.entries(promises).flatMap(([promise, words]) => promiseSection(promise, words, { done, proof })),
    ...plantedSection(proof),
    '## The runs', '',
    '| part | what | date | commit | took | ended | machine |', '|---|---|---|---|---|---|---|',
    ...done.map(({ name, says }) => runRow(name, says, proof[name])),
    ...notRun(parts, proof),
    '',
  ].join('\n');
}

function promiseSection(promise, words, { done, proof }) {
  const rows = done.flatMap(({ name }) => proof[name].figures.filter((each) => each.promise === promise).map((each) => figureRow(each, proof[name])));
  const title = `## ${promise.startsWith('P') ? `${promise}. ` : ''}${words}`;
  if (rows.length === 0) return [title, '', 'Not counted by any run.', ''];
  return [
    title, '',
    `| what was done | ${columns.join(' | ')} | further | date |`, `|---|${'--:|'.repeat(columns.length)}---|---|`,
    ...rows, '',
  ];
}

function figureRow(figure, { date, isGood }) {
  const cells = columns.map((name) => (figure[name] === undefined ? '–' : number(figure[name])));
  const more = Object.entries(figure.more ?? {}).map(([name, value]) => `${name}: ${typeof value === 'number' ? number(value) : cell(value)}`).join('; ');
  return `| ${cell(figure.what)} | ${cells.join(' | ')} | ${more} | ${date}${isGood ? '' : ' (the run failed)'} |`;
}

function plantedSection(proof) {
  const table = proof['planted']?.table;
  if (table === undefined) return [];
  return [
    '## Which test catches which planted bug', '',
    '| bug | what it does | caught by |', '|---|---|---|',
    ...table.map(({ name, says, by }) => `| ${cell(name)} | ${cell(says)} | ${cell(by)} |`), '',
  ];
}

function runRow(name, says, { date, commit, seconds, isGood, machine }) {
  return `| ${name} | ${says} | ${date} | ${commit} | ${number(seconds)} s | ${isGood ? 'every claim held' : '**a claim did not hold**'} | ${cell(machine)} |`;
}

function notRun(parts, proof) {
  const missing = parts.filter(({ name }) => proof[name] === undefined).map(({ name }) => name);
  return missing.length === 0 ? [] : ['', `Not run yet: ${missing.join(', ')}.`];
}

/** Thousands apart, a point before decimals. */
function number(value) {
  const [whole, part] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

function cell(text) {
  return String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
}
