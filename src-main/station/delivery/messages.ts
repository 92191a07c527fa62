/** Guardian messages: off until staff name a gateway; then one endpoint of their own stands for it. */
import type { MessageSettings, Topic } from '../../../src-shared/contract/delivery.ts';
import { StationError } from '../../../src-shared/errors.ts';
import { translate } from '../../../src-shared/messages/index.ts';
import { note } from '../audit/note.ts';
import { type Context, nowIso } from '../context.ts';
import type { HandlersOf } from '../handlers.ts';
import { deliveryTime } from '../outbox/outbox.ts';
import { cleanPhone } from '../people/cells.ts';
import type { DeliveryWork } from './delivery-work.ts';
import { sendNow } from './dispatcher.ts';
import { progressOf } from './endpoints.ts';
import { messageParcel } from './guardian-message.ts';
import { checkSettings, readHeaders, readSettings, type StoredSettings, writeSettings } from './message-settings.ts';

export function messageCommands(context: Context, { dispatcher }: DeliveryWork): HandlersOf<'messages'> {
  const { store, settings: station } = context;
  return {
    'messages.settings': () => shown(context),

    'messages.configure': (args) => {
      checkSettings(args);
      const { headers, actor, ...settings } = args;
      store.transaction(() => {
        writeSettings(store, { ...settings, on: [...new Set(settings.on)] }, headers);
        const endpointId = arrange(context, settings);
        const { enabled, url, on, quietHours } = settings;
        const headerNames = Object.keys(readHeaders(store));
        note(context, actor, 'messages.configured', `endpoint:${endpointId}`, {
          enabled,
          url,
          on,
          quietHours,
          headerNames,
        });
      });
      dispatcher.changed();
      return shown(context);
    },

    'messages.test': ({ phone, language }) => {
      const settings = readSettings(store);
      const to = cleanPhone(phone);
      if (!to) throw new StationError('invalid_argument', 'phone must be a telephone number.', { field: 'phone' });
      if (settings.url === null)
        throw new StationError('conflict', 'No message gateway is set. Enter its address first.');
      const text = translate(language, 'guardian.test', { school: station.school });
      return sendNow(context, messageParcel(settings, readHeaders(store), { phone: to, text }));
    },
  };
}

/** The endpoint as the settings want it; its number, 0 where there is none. What waits for one that goes is not sent. */
function arrange(context: Context, { enabled, url, on }: StoredSettings): number {
  const { endpoints, deliveries } = context.store;
  const there = endpoints.list().find(({ kind }) => kind === 'messages');
  if (!enabled) {
    if (there) endpoints.remove(there.id);
    return there?.id ?? 0;
  }
  const wanted = { url: url ?? '', topics: topicsOf(on), paused: false };
  if (!there) return endpoints.insert({ ...wanted, ...blank, createdAt: nowIso(context) }).id;
  endpoints.update({ ...there, ...wanted });
  const now = deliveryTime(context);
  deliveries.pullBack(there.id, now, now);
  return there.id;
}

/** Gateways know the station by their own headers, not by a signature. */
const blank = { kind: 'messages' as const, name: 'messages', secret: '', previous: null };

function topicsOf(on: MessageSettings['on']): Topic[] {
  const recorded = on.some((kind) => kind !== 'absent');
  return [
    ...(recorded ? ['attendance.recorded' as const] : []),
    ...(on.includes('absent') ? ['attendance.absent' as const] : []),
  ];
}

function shown(context: Context): MessageSettings {
  const { store } = context;
  const endpoint = store.endpoints.list().find(({ kind }) => kind === 'messages');
  const delivery = endpoint ? { id: endpoint.id, paused: endpoint.paused, ...progressOf(context, endpoint.id) } : null;
  const headerNames = Object.keys(readHeaders(store));
  return { ...readSettings(store), headerNames, guardians: reachable(context), delivery };
}

function reachable({ store, settings, time, calendar }: Context): number {
  const today = calendar.dateOf(time.now().at);
  return store.profiles
    .all(settings.homeTenant)
    .filter(({ messagesConsent, guardianPhone }) => messagesConsent && guardianPhone !== '')
    .filter(({ leftOn }) => leftOn === null || leftOn > today).length;
}
