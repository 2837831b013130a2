import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { admin } from '#shared/languages/vi/admin.ts';
import { problems } from '#shared/languages/vi/problems.ts';
import { RescueImport } from './rescue-import.tsx';

const { rescueFile } = admin;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test('a file is offered under whatever name a phone or a messenger gave it', () => {
  render(<RescueImport />);
  expect(screen.getByLabelText(rescueFile).getAttribute('accept')).toBeNull();
});

test('a file that the server has no room for yet stays chosen, is said, and is handed in whole by the same button', async () => {
  const sent: Blob[] = [];
  const problem = { type: 'about:blank', status: 503, code: 'rescue.busy', title: '', values: {}, issues: [] };
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    if (init.body instanceof Blob) sent.push(init.body);
    return Promise.resolve(sent.length === 1
      ? new Response(JSON.stringify(problem), { status: 503, headers: { 'retry-after': '15' } })
      : new Response(JSON.stringify({ protocolVersion: 2, signed: [], damaged: 0, isShort: false })));
  });
  render(<RescueImport />);
  fireEvent.change(screen.getByLabelText(rescueFile), { target: { files: [new File(['kept'], 'hai-long-20261122-1945.rescue')] } });
  fireEvent.click(screen.getByRole('button', { name: /hai-long-20261122-1945\.rescue/ }));
  expect(await screen.findByText(problems['rescue.busy'])).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /hai-long-20261122-1945\.rescue/ }));
  await vi.waitFor(() => { expect(screen.queryByText(problems['rescue.busy'])).toBeNull(); });
  expect(await Promise.all(sent.map((each) => each.text()))).toEqual(['kept', 'kept']);
});
