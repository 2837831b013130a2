/** The port's operations on campaigns, each one transaction, synchronous. */
import type { CampaignStatus, Scope } from '#shared/campaign/model.ts';
import { deletePlaces, insertPlaces } from '../tables/account-places/queries.ts';
import { deleteDemonstrationAccounts, findAccount, insertAccount, updateAccount } from '../tables/accounts/queries.ts';
import { deleteArrivals } from '../tables/arrivals/queries.ts';
import { deleteCampaign, demonstrationIds, findCampaign, insertCampaign, listCampaigns, updateCampaign, updateStatus } from '../tables/campaigns/queries.ts';
import type { Connection } from '../tables/connection.ts';
import { deleteKiosks } from '../tables/devices/queries.ts';
import { deleteEnvelopes } from '../tables/envelopes/queries.ts';
import { deleteHeld } from '../tables/held/queries.ts';
import { deleteUnusedQuestionnaires, findQuestionnaire, insertQuestionnaire } from '../tables/questionnaires/queries.ts';
import { deleteReceipts } from '../tables/receipts/queries.ts';
import { deleteRefusals } from '../tables/refusals/queries.ts';
import { deleteResponses } from '../tables/responses/queries.ts';
import { deleteTallyCells } from '../tables/tally-cells/queries.ts';
import type { Ledger } from './ledger.ts';
import { everything, type Account, type PlaceAssignment, type StoredCampaign } from './port.ts';

interface Worker { readonly account: Account; readonly places: readonly PlaceAssignment[] }

/** Thrown inside the transaction so that nothing of the campaign stays. */
class Refused extends Error {
  constructor(readonly outcome: 'exists' | 'questionnaire_taken' | 'login_taken') {
    super(outcome);
  }
}

export function createCampaigns(connection: Connection, ledger: Pick<Ledger, 'append'>) {
  const { client } = connection;
  const create = client.transaction((stored: StoredCampaign, workers: readonly Worker[]): void => {
    const before = findCampaign(connection, stored.campaign.id, everything);
    const isReplaceable = before?.status === 'draft' && before.campaign.isDemonstration === stored.campaign.isDemonstration;
    if (before !== undefined && !isReplaceable) throw new Refused('exists');
    if (!insertVersion(connection, stored, before)) throw new Refused('questionnaire_taken');
    if (before === undefined) insertCampaign(connection, stored);
    else updateCampaign(connection, stored);
    deleteUnusedQuestionnaires(connection);
    deletePlaces(connection, [stored.campaign.id]);
    for (const worker of workers) insertWorker(connection, worker, stored.campaign.isDemonstration);
  });
  return {
    createCampaign: (stored: StoredCampaign, workers: readonly Worker[]) => {
      try {
        create.immediate(stored, workers);
        return 'created' as const;
      } catch (error) {
        if (error instanceof Refused) return error.outcome;
        throw error;
      }
    },
    setCampaignStatus: (id: string, status: CampaignStatus) => { updateStatus(connection, id, status); },
    campaigns: (scope: Scope) => listCampaigns(connection, scope),
    campaign: (id: string, scope: Scope) => findCampaign(connection, id, scope),
    questionnaire: (hash: string) => findQuestionnaire(connection, hash),
    removeDemonstration: client.transaction((atMs: number): void => {
      const ids = demonstrationIds(connection);
      for (const id of ids) removeWhole(connection, id);
      for (const campaign of ids) ledger.append('removed', JSON.stringify({ campaign }), atMs);
      deletePlaces(connection, ids);
      deleteKiosks(connection, ids);
      deleteDemonstrationAccounts(connection);
      deleteUnusedQuestionnaires(connection);
    }),
  };
}

/** A draft may still change the content of its version when no other campaign uses it. */
function insertVersion(connection: Connection, stored: StoredCampaign, before: StoredCampaign | undefined): boolean {
  const { questionnaireHash: hash, campaign: { questionnaire } } = stored;
  if (insertQuestionnaire(connection, hash, questionnaire)) return true;
  const others = listCampaigns(connection, everything).filter((each) => each.campaign.id !== before?.campaign.id);
  const isTaken = others.some(({ campaign }) =>
    campaign.questionnaire.id === questionnaire.id && campaign.questionnaire.version === questionnaire.version);
  if (isTaken || before === undefined) return false;
  connection.client.pragma('defer_foreign_keys = ON');
  connection.client.prepare('DELETE FROM questionnaires WHERE hash = ?').run(before.questionnaireHash);
  return insertQuestionnaire(connection, hash, questionnaire);
}

function insertWorker(connection: Connection, { account, places }: Worker, isDemonstration: boolean): void {
  if (findAccount(connection, account.id) !== undefined) updateAccount(connection, account.id, account.scope);
  else if (!insertAccount(connection, account, isDemonstration)) throw new Refused('login_taken');
  insertPlaces(connection, account.id, places);
}

/** Without a word in the ledger. Rows that point come before rows that are pointed at; the campaign last: the envelopes' trigger asks it. */
export function removeWhole(connection: Connection, id: string): void {
  deleteResponses(connection, id);
  deleteHeld(connection, id);
  deleteTallyCells(connection, id);
  deleteArrivals(connection, id);
  deleteRefusals(connection, id);
  deleteReceipts(connection, id);
  deleteEnvelopes(connection, id);
  deleteCampaign(connection, id);
}
