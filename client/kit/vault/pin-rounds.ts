/**
 * How often a PIN is hashed before it opens anything: PBKDF2 with SHA-256, as often as OWASP asks
 * for passwords. It is written into every lock, so that a later release can ask for more.
 */
export const pinRounds = 600_000;
