/** The demonstration's logins share one password, which the start prints. */
export const demonstrationPassword = 'hai-long-demo';
