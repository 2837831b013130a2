import { describe, expect, test } from 'vitest';
import { campaignAddress, parseRoute } from './route.ts';

describe('addresses of the console', () => {
  test('an address that was written is read as the same page', () => {
    const address = campaignAddress({ campaign: 'sao-mai', page: 'units', detail: 'sở/nội vụ', query: { group: 'so' } });
    expect(parseRoute(address)).toEqual({ page: 'units', campaign: 'sao-mai', detail: 'sở/nội vụ', query: { group: 'so' } });
  });
  test('an unknown page of a campaign shows its overview', () => {
    expect(parseRoute('#/c/sao-mai/nothing')).toMatchObject({ page: 'overview', campaign: 'sao-mai' });
  });
  test('an address that means nothing leads to the start, a broken escape too', () => {
    expect(parseRoute('#/nowhere').page).toBe('start');
    expect(parseRoute('#/c/%E0%A4%A').page).toBe('start');
    expect(parseRoute('').page).toBe('start');
  });
});
