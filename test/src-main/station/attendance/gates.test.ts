import { expect, it } from 'vitest';
import { picture, refusal } from '../support.ts';
import { actions, scan, school } from './support.ts';

it('gates are saved, audited once for each change, and removed', async () => {
  const made = await school();
  const save = (direction: 'in' | 'out') => made.station.call('gates.save', { name: ' Utara ', direction });
  expect(await save('in')).toEqual({ uuid: expect.any(String), name: 'Utara', direction: 'in' });
  await save('in');
  await save('out');
  expect(await made.station.call('gates.list', {})).toMatchObject({ gates: [{ name: 'Utara', direction: 'out' }] });
  await made.station.call('gates.remove', { name: 'Utara' });
  expect(actions(made).filter((action) => action.startsWith('gate.'))).toEqual([
    'gate.removed',
    'gate.saved',
    'gate.saved',
  ]);
  await expect(made.station.call('gates.remove', { name: 'Utara' })).rejects.toEqual(refusal('not_found'));
});

it('a photo of nobody we know records nothing, and its event is kept', async () => {
  const made = await school();
  const image = picture({ like: { 1: 0.2 } });
  expect(await made.station.call('recognition.scan', { image, gate: 'Utara' })).toMatchObject({
    outcome: 'unknown',
    person: null,
    arrival: null,
  });
  expect(made.store.records.lastWritten()).toBeNull();
  expect(made.store.events.get(1)).toMatchObject({
    outcome: 'unknown',
    gate: 'Utara',
    policy: 'photo-1',
    sightings: 1,
  });
  await expect(made.station.call('recognition.scan', { image: picture() })).rejects.toEqual(refusal('no_face'));
});

it('what was announced is told again to a reader that was away, but not what was taken back', async () => {
  const made = await school();
  await scan(made, 1);
  await scan(made, 2);
  made.clock.advance(400_000);
  const { arrival } = await scan(made, 1);
  const arrivals = async () => (await made.station.call('recognition.arrivals', { after: 1 })).arrivals;
  expect((await arrivals()).map(({ eventId, name }) => [eventId, name])).toEqual([
    [2, 'Siswa 2'],
    [3, 'Siswa 1'],
  ]);
  await made.station.call('attendance.disown', { recordId: arrival?.recordId as number });
  expect(await arrivals()).toHaveLength(1);
  expect((await made.station.call('recognition.arrivals', { after: 99 })).arrivals).toEqual([]);
});
