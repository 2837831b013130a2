/** `npm run coverage-study`: how often 95% intervals hold the truth, and how often equal units are told apart. */
import { roundHalfUp, roundedDigits } from '../../shared/statistics/round-half-up.ts';
import { fraction } from '../../shared/statistics/fraction.ts';
import { simulatedSurveys, surveysOfEqualUnits } from './setting.ts';
import { coverage, surelyBetter, type Count } from './study.ts';
import { figures } from './truth.ts';

const runs = Number(process.argv[2] ?? 2000);
const seed = process.argv[3] ?? 'coverage study';
const nominal = 0.95;

const percent = (share: number): string => roundedDigits(roundHalfUp(fraction(BigInt(Math.round(share * 1e9)), 10_000_000n), 1)).padStart(6);
const error = (count: Count, share: number): string => percent(Math.sqrt((share * (1 - share)) / count.runs));
const line = (title: string, figure: string, rest: string): void => { console.log(`${title.padEnd(34)}${figure.padEnd(12)}${rest}`); };

let isGood = true;

console.log(`95% intervals, ${runs} campaigns a survey, seed "${seed}"\n`);
line('survey', 'figure', 'nominal  covered   error    runs');
for (const survey of simulatedSurveys) {
  const counts = coverage(survey, { runs, seed });
  for (const figure of figures) {
    const count = counts[figure];
    const covered = count.times / count.runs;
    const isWithin = covered >= 0.93 && covered <= 0.97;
    isGood &&= isWithin;
    line(survey.title, figure, `${percent(nominal)} % ${percent(covered)} % ${error(count, nominal)} ${String(count.runs).padStart(7)}${isWithin ? '' : '   outside 93–97'}`);
  }
}

console.log('\nUnits that are equal: campaigns in which any of them was called surely better\n');
line('survey', '', 'at most     said   error    runs');
for (const survey of surveysOfEqualUnits) {
  const count = surelyBetter(survey, { runs, seed });
  const said = count.times / count.runs;
  const isWithin = said <= 1 - nominal + 2 * Math.sqrt((nominal * (1 - nominal)) / count.runs);
  isGood &&= isWithin;
  line(survey.title, 'any pair', `${percent(1 - nominal)} % ${percent(said)} % ${error(count, nominal)} ${String(count.runs).padStart(7)}${isWithin ? '' : '   too often'}`);
}
process.exitCode = isGood ? 0 : 1;
