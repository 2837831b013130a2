import { expect, test } from 'vitest';
import { mayShowLogins } from './demonstration-logins.ts';

test('the demonstration’s logins are offered at the server’s own machine and not over the network', () => {
  for (const own of ['localhost', '127.0.0.1', '[::1]']) expect(mayShowLogins(own), own).toBe(true);
  for (const other of ['192.168.1.10', 'sipas.example', 'localhost.example', '']) expect(mayShowLogins(other), other).toBe(false);
});
