import { deviceReport } from '#shared/wire/device-reports.ts';
import { enrolmentCodeRequest } from '#shared/wire/enrolment-codes.ts';
import { enrolmentRequest, kioskPlacesRequest } from '#shared/wire/enrolment.ts';
import { deviceSessionRequest, helloRequest } from '#shared/wire/hello.ts';
import type { DeviceReports } from '../../auth/device-reports.ts';
import type { Devices, DeviceSession } from '../../auth/devices.ts';
import type { EnrolmentCodes } from '../../auth/enrolment-codes.ts';
import type { Enrolment } from '../../auth/enrolment.ts';
import type { Reader } from '../../auth/reader.ts';
import type { Call, Routes } from '../handler.ts';
import { readJson } from '../read-body.ts';

export interface DeviceParts {
  readonly enrolment: Enrolment;
  readonly codes: Pick<EnrolmentCodes, 'make'>;
  readonly isHttps: boolean;
  readonly devices: Devices;
  readonly deviceReports: DeviceReports;
  readonly readAssignments: (session: DeviceSession) => Promise<object>;
  readonly readQuestionnaire: (hash: string, session: Reader | DeviceSession) => Promise<object>;
  readonly revokeDevice: (device: string) => Promise<void>;
}

type Names = 'POST /api/kiosk-places' | 'POST /api/enrolment-codes' | 'POST /api/enrolments' | 'POST /api/hello' | 'POST /api/device-sessions'
  | 'POST /api/device-reports' | 'GET /api/assignments' | 'GET /api/questionnaires/:hash' | 'POST /api/devices/:id/revocation';

export function deviceRoutes(parts: DeviceParts): Routes<Names> {
  return {
    'POST /api/kiosk-places': async (call) => {
      const { login, password } = await readJson(call, kioskPlacesRequest);
      return call.json({ places: await parts.enrolment.kioskPlaces(login, password) });
    },
    'POST /api/enrolment-codes': async (call, reader) => {
      const request = await readJson(call, enrolmentCodeRequest);
      return call.json(await parts.codes.make(request, { reader, origin: originOf(call, parts.isHttps) }), 201);
    },
    'POST /api/enrolments': async (call) => call.json(await parts.enrolment.enrol(await readJson(call, enrolmentRequest))),
    'POST /api/hello': async (call) => call.json(await parts.devices.hello(await readJson(call, helloRequest))),
    'POST /api/device-sessions': async (call) =>
      call.json({ token: await parts.devices.openSession(await readJson(call, deviceSessionRequest)) }),
    'POST /api/device-reports': async (call, { sender }) => {
      await parts.deviceReports.take(sender.device, await readJson(call, deviceReport));
      return call.body(null, 204);
    },
    'GET /api/assignments': async (call, session) => call.json(await parts.readAssignments(session)),
    'GET /api/questionnaires/:hash': async (call, session) =>
      call.json(await parts.readQuestionnaire(call.req.param('hash') ?? '', session)),
    'POST /api/devices/:id/revocation': async (call) => {
      await parts.revokeDevice(call.req.param('id') ?? '');
      return call.body(null, 204);
    },
  };
}

/** As the browser at the desk reaches the server: the phone has to reach it by the same name. */
function originOf(call: Call, isHttps: boolean): string {
  const { protocol, host } = new URL(call.req.url);
  return `${isHttps ? 'https:' : protocol}//${call.req.header('host') ?? host}`;
}
