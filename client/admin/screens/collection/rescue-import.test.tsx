import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { problems } from '#shared/languages/vi/problems.ts';
import { RescueImport } from './rescue-import.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
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
  fireEvent.change(screen.getByLabelText(/hailong/), { target: { files: [new File(['kept'], 'a.hailong')] } });
  fireEvent.click(screen.getByRole('button', { name: /a\.hailong/ }));
  expect(await screen.findByText(problems['rescue.busy'])).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /a\.hailong/ }));
  await vi.waitFor(() => { expect(screen.queryByText(problems['rescue.busy'])).toBeNull(); });
  expect(await Promise.all(sent.map((each) => each.text()))).toEqual(['kept', 'kept']);
});
