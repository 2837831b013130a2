/** The one place where a problem becomes a reply: RFC 9457, in the language that was asked for. */
import { Problem, problemRetrySeconds, type ProblemCode } from '#shared/kernel/problem.ts';
import { fill } from '#shared/languages/fill.ts';
import { problems as english } from '#shared/languages/en/problems.ts';
import { languages, type Language } from '#shared/languages/registry.ts';
import { problems as vietnamese } from '#shared/languages/vi/problems.ts';
import type { ProblemReply } from '#shared/wire/problem-reply.ts';

const words: Readonly<Record<Language, Readonly<Record<ProblemCode, string>>>> = { vi: vietnamese, en: english };

export function problemReply(problem: Problem, acceptLanguage: string | undefined): Response {
  const { code, status, values, issues } = problem;
  const body: ProblemReply = {
    type: 'about:blank', status, code,
    title: fill(words[languageFrom(acceptLanguage)][code], values),
    values: { ...values },
    issues: issues.map((each) => ({ code: each.code, path: each.path, ...(each.values === undefined ? {} : { values: { ...each.values } }) })),
  };
  const retrySeconds = problemRetrySeconds[code];
  const headers = { 'content-type': 'application/problem+json', ...(retrySeconds === undefined ? {} : { 'retry-after': `${retrySeconds}` }) };
  return new Response(JSON.stringify(body), { status, headers });
}

/** What went wrong as a problem; anything unforeseen is our failure and says nothing of its cause. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('server.failed');
}

/** The first of our languages that the reader lists; Vietnamese otherwise. */
export function languageFrom(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').toLowerCase().split(',').map((each) => each.trim().slice(0, 2));
  return languages.find((each) => each === wanted.find((code) => languages.some((language) => language === code))) ?? 'vi';
}
