import { eq, notInArray } from 'drizzle-orm';
import type { Questionnaire } from '#shared/questionnaire/model.ts';
import { campaigns } from '../campaigns/table.ts';
import type { Connection } from '../connection.ts';
import { questionnaires } from './table.ts';

export function findQuestionnaire({ db }: Connection, hash: string): Questionnaire | undefined {
  return db.select().from(questionnaires).where(eq(questionnaires.hash, hash)).get()?.body;
}

/** Whether it stands there now: the version may be taken by another content. */
export function insertQuestionnaire(connection: Connection, hash: string, body: Questionnaire): boolean {
  if (findQuestionnaire(connection, hash) !== undefined) return true;
  const row = { hash, id: body.id, version: body.version, body };
  return connection.db.insert(questionnaires).values(row).onConflictDoNothing().run().changes === 1;
}

/** Drops what no campaign uses any more: a draft was replaced, a demonstration removed. */
export function deleteUnusedQuestionnaires({ db }: Connection): void {
  const used = db.select({ hash: campaigns.questionnaireHash }).from(campaigns);
  db.delete(questionnaires).where(notInArray(questionnaires.hash, used)).run();
}
