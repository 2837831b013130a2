import { accountChangeRequest, newAccountRequest } from '#shared/wire/accounts.ts';
import type { Accounts } from '../../auth/accounts.ts';
import type { Routes } from '../handler.ts';
import { readJson } from '../read-body.ts';

export function accountRoutes(accounts: Accounts): Routes<'GET /api/accounts' | 'POST /api/accounts' | 'PATCH /api/accounts/:id'> {
  return {
    'GET /api/accounts': async (call) => call.json({ accounts: await accounts.list() }),
    'POST /api/accounts': async (call) => {
      const { login, password, role, campaigns, units, places = [] } = await readJson(call, newAccountRequest);
      return call.json(await accounts.create({ login, password, role, scope: { campaigns, units }, places }), 201);
    },
    'PATCH /api/accounts/:id': async (call, reader) => {
      const { isDisabled, password } = await readJson(call, accountChangeRequest);
      const change = { ...(isDisabled === undefined ? {} : { isDisabled }), ...(password === undefined ? {} : { password }) };
      return call.json(await accounts.change(call.req.param('id') ?? '', change, reader.account));
    },
  };
}
