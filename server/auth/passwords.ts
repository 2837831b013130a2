/**
 * Passwords: Argon2id with 19 MiB, two passes, one lane. An unknown login takes as long as a wrong
 * password, so that nobody learns who has an account.
 */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** `stored` is undefined for an unknown login and empty for an account that cannot sign in yet. */
  verify(stored: string | undefined, password: string): Promise<boolean>;
}

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function createPasswords(): Passwords {
  // Loaded when first needed: a server that only takes in responses never does.
  const load = () => import('@node-rs/argon2');
  const hash = async (password: string): Promise<string> => (await load()).hash(password.normalize('NFC'), cost);
  let decoy: Promise<string> | undefined;
  return {
    hash,
    verify: async (stored, password) => {
      const { verify } = await load();
      decoy ??= hash('nobody has this password');
      const matches = await verify(stored === undefined || stored === '' ? await decoy : stored, password.normalize('NFC'));
      return matches && stored !== undefined && stored !== '';
    },
  };
}
