/** What is promised, in the words of the page of proof. The numbers are those that tests and figures use. */
export const promises = {
  P1: 'Acknowledged is stored: a response with a receipt survives crash, kill, power cut and full disk of the server',
  P2: 'Finished is on the phone: a finished response survives kill, power cut, update and damage of one of its copies',
  P3: 'Counted once, however often and from wherever it is sent',
  P4: 'Never silently altered: the bytes finished are the bytes stored',
  P5: 'Nothing is deleted from a phone before it is safe twice',
  P6: 'After an old backup was restored, phones refill the gap by themselves',
  P7: 'One bad response never keeps others back',
  P8: 'Old app, closed campaign, revoked phone: taken in and held, never thrown away',
  P9: 'A stolen phone shows no finished response',
  P10: 'Deleting, changing or inserting on the server is found by whoever holds receipts or heads',
  P12: 'An update never strands work',
  P15: 'Every backup is a proven backup; at most 60 seconds are off the second place',
  P17: 'The server never lies: what it could not store it does not acknowledge',
  P18: 'A wrong clock loses nothing and reorders nothing',
  D: 'Bad input: a stated problem, nothing stored as good, nothing lost, no crash',
  suite: 'The tests can fail: every planted bug is caught, and what a claim excuses is counted',
};

