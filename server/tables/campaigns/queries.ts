import { and, eq } from 'drizzle-orm';
import type { CampaignStatus, Scope } from '#shared/campaign/model.ts';
import { readStoredCampaign } from '#shared/campaign/read-stored-campaign.ts';
import type { StoredCampaign } from '../../storage/port.ts';
import type { Connection } from '../connection.ts';
import { inScope } from '../in-scope.ts';
import { questionnaires } from '../questionnaires/table.ts';
import { campaigns } from './table.ts';

export function insertCampaign({ db }: Connection, stored: StoredCampaign): void {
  db.insert(campaigns).values({ id: stored.campaign.id, ...toRow(stored) }).run();
}

/** Replaces a draft. */
export function updateCampaign({ db }: Connection, stored: StoredCampaign): void {
  db.update(campaigns).set(toRow(stored)).where(eq(campaigns.id, stored.campaign.id)).run();
}

export function updateStatus({ db }: Connection, id: string, status: CampaignStatus): void {
  db.update(campaigns).set({ status }).where(eq(campaigns.id, id)).run();
}

export function markGenerated({ db }: Connection, id: string): void {
  db.update(campaigns).set({ hasGeneratedResponses: true }).where(eq(campaigns.id, id)).run();
}

/** In the order in which they were made. */
export function listCampaigns({ db }: Connection, scope: Scope, id?: string): StoredCampaign[] {
  return db.select().from(campaigns)
    .innerJoin(questionnaires, eq(questionnaires.hash, campaigns.questionnaireHash))
    .where(and(inScope(campaigns.id, scope.campaigns), id === undefined ? undefined : eq(campaigns.id, id)))
    .orderBy(campaigns.createdAtMs, campaigns.id).all()
    .map(({ campaigns: row, questionnaires: { body } }): StoredCampaign => ({
      campaign: readStoredCampaign(row.definition, body),
      questionnaireHash: row.questionnaireHash,
      status: row.status,
      createdAtMs: row.createdAtMs,
      hasGeneratedResponses: row.hasGeneratedResponses,
    }));
}

export function findCampaign(connection: Connection, id: string, scope: Scope): StoredCampaign | undefined {
  return listCampaigns(connection, scope, id)[0];
}

export function demonstrationIds({ db }: Connection): string[] {
  return db.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.isDemonstration, true)).all()
    .map((each) => each.id);
}

export function deleteCampaign({ db }: Connection, id: string): void {
  db.delete(campaigns).where(eq(campaigns.id, id)).run();
}

function toRow(stored: StoredCampaign): Omit<typeof campaigns.$inferInsert, 'id'> {
  const { questionnaire: _questionnaire, ...definition } = stored.campaign;
  return {
    status: stored.status,
    questionnaireHash: stored.questionnaireHash,
    definition,
    createdAtMs: stored.createdAtMs,
    isDemonstration: definition.isDemonstration,
    hasGeneratedResponses: stored.hasGeneratedResponses,
  };
}
