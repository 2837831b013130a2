/**
 * The demonstration's logins, the same in every demonstration and printed in public. The demonstration's
 * admin may also see what is real on that server, so the page repeats them only to whoever sits at the
 * server's own machine; over the network they are not offered.
 */
export const demonstrationPassword = 'hai-long-demo';

export const demonstrationLogins = {
  field: ['dieutra'],
  kiosk: ['quantri'],
  admin: ['quantri', 'giamsat', 'theodoi', 'kiemtoan'],
} as const;

const ownNames = ['localhost', '127.0.0.1', '[::1]'];

/** `hostname` as the address bar has it. */
export function mayShowLogins(hostname: string): boolean {
  return ownNames.includes(hostname);
}
