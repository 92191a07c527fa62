/** A number that `replace` gives to another name is another person's: nothing that was the former one's lets anybody in under it. */
import { expect, it } from 'vitest';
import { enrolPalm } from '../palms/support.ts';
import { bench, enrolPerson, picture } from '../support.ts';

async function everything() {
  const at = bench();
  const { person } = await enrolPerson(at, 5, { name: 'Anak Lama' });
  await enrolPalm(at, 5, { name: 'Anak Lama' }, { side: 'left' });
  await enrolPalm(at, 5, { name: 'Anak Lama', allowDuplicate: true }, { side: 'right' });
  await at.station.call('credentials.issuePin', { personId: person.id });
  await at.station.call('credentials.issueCard', { personId: person.id });
  const left = () => ({
    palms: at.store.palms.ofPerson(person.id).length,
    templates: at.store.templates.ofPerson(person.id).length,
    credentials: at.store.credentials.countOf([person.id]),
  });
  const actions = () => at.store.audit.list(50, 0).entries.map(({ action }) => String(action));
  return { ...at, person, left, actions };
}

it('by a face: palms, PIN and cards go with the face', async () => {
  const at = await everything();
  expect(at.left()).toEqual({ palms: 2, templates: 1, credentials: 2 });
  await enrolPerson(at, 5, { name: 'Anak Baru', image: picture({ like: { 6: 1 } }), replace: true });
  expect(at.left()).toEqual({ palms: 0, templates: 1, credentials: 0 });
  expect((await at.station.call('station.status', {})).palms).toBe(0);
  expect(at.actions()).toEqual(
    expect.arrayContaining(['palm.removed', 'pin.revoked', 'card.revoked', 'people.renamed']),
  );
});

it('by a palm: the face, the other hand, PIN and cards go', async () => {
  const at = await everything();
  await enrolPalm(at, 5, { name: 'Anak Baru', replace: true }, { who: 6, side: 'left' });
  expect(at.left()).toEqual({ palms: 1, templates: 0, credentials: 0 });
  expect(at.gallery.templates(1)).toBe(0);
  expect(at.actions()).toEqual(
    expect.arrayContaining(['face.removed', 'pin.revoked', 'card.revoked', 'people.renamed']),
  );
});

it('but not where the name is the same, or only spelt otherwise', async () => {
  const at = await everything();
  await enrolPerson(at, 5, { name: 'ANAK  LAMA', image: picture({ like: { 6: 1 } }), replace: true });
  expect(at.left()).toEqual({ palms: 2, templates: 1, credentials: 2 });
});
