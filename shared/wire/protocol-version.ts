/**
 * Version of what devices and server say to each other. It only ever grows by additions; the floor
 * is the oldest version the server still understands and must never rise while a device may hold
 * it: a tablet that was offline for three weeks speaks last month's protocol.
 *
 * 1: enrolment, hello, device session, assignments, questionnaire, push.
 * 2: signed receipts, the state of the ledger and the health of the device in hello, inventory,
 *    rescue files, enrolment by code.
 */
export const protocolVersion = 2;
export const protocolFloor = 1;
