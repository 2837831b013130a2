import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FoldedText } from './folded-text.tsx';

/** A font in which every sign is ten pixels wide. */
const pen = { font: '', measureText: (text: string) => ({ width: 10 * text.length }) };

describe('a text on one line', () => {
  beforeEach(() => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(() => pen as never);
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });
  const show = (text: string, widthPx: number): string => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(widthPx);
    render(<p data-testid="line"><FoldedText text={text} /></p>);
    return screen.getByTestId('line').textContent ?? '';
  };

  it('is whole where it fits', () => {
    expect(show('29. Công chức', 131)).toBe('29. Công chức');
  });
  it('is cut after a whole word where it does not', () => {
    expect(show('29. Công chức yêu cầu', 131)).toBe('29. Công …');
  });
  it('keeps its first word however narrow the line is', () => {
    expect(show('29. Công chức', 20)).toBe('29. …');
  });
});
