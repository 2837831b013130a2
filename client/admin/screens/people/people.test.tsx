import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { session } from '../../state/session.ts';
import { PeopleScreen } from './people.tsx';

afterEach(() => { cleanup(); vi.unstubAllGlobals(); });

test('whoever may not manage accounts is told so, and nothing is asked of the server', () => {
  const asked = vi.fn();
  vi.stubGlobal('fetch', asked);
  for (const role of ['supervisor', 'viewer', 'auditor'] as const) {
    session.value = { account: 'a', login: 'a', role, seesAllUnits: true, hasDemonstration: false };
    render(<PeopleScreen />);
    expect(screen.getByText(/Chỉ quản trị viên/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
  }
  expect(asked).not.toHaveBeenCalled();
});
