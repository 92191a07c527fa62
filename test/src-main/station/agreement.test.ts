import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createGallery } from '../../../src-main/gallery/index.ts';
import { type Bench, bench, embeddingLike, enrolPerson, entriesOf, picture } from './support.ts';

/** What somebody may do to a station; numbers pick among what is there. */
const tenant = fc.integer({ min: 1, max: 2 });
const who = fc.integer({ min: 1, max: 4 });
const pick = fc.nat(30);
const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('enrol' as const), tenant, who, as: who, twin: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('removeTemplate' as const), tenant, pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('removeByName' as const), tenant, who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('removePerson' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('list' as const, 'invalidate' as const), tenant }) },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

async function perform(at: Bench, step: Action): Promise<void> {
  const { station, store } = at;
  switch (step.do) {
    case 'enrol': {
      const image = picture({ like: { [step.who]: 0.95 } });
      await enrolPerson(at, step.as, { tenantId: step.tenant, image, allowDuplicate: step.twin });
      break;
    }
    case 'removeTemplate': {
      const all = store.templates.ofTenant(step.tenant);
      const templateId = all[step.pick % Math.max(all.length, 1)]?.id ?? 0;
      await station.call('templates.remove', { tenantId: step.tenant, templateId });
      break;
    }
    case 'removeByName':
      await station.call('templates.removeByName', { tenantId: step.tenant, name: `Siswa ${step.who}` });
      break;
    case 'removePerson':
      await station.call('people.remove', { personId: step.pick + 1 });
      break;
    case 'list':
      await station.call('templates.list', { tenantId: step.tenant });
      break;
    case 'invalidate':
      await station.call('gallery.invalidate', { tenantId: step.tenant });
  }
}

/** The gallery is what one loaded from the store now would be. */
function expectAgreement({ store, gallery, clock }: Bench): void {
  const fresh = createGallery({ clock, load: (tenantId) => entriesOf(store, tenantId) });
  for (const tenantId of [1, 2]) {
    expect(gallery.templates(tenantId)).toBe(store.templates.count(tenantId));
    expect(gallery.people(tenantId)).toBe(store.people.countEnrolled(tenantId));
    for (const person of [1, 2, 3, 4]) {
      const probe = embeddingLike({ [person]: 1 });
      expect(gallery.search(tenantId, probe, 10)).toEqual(fresh.search(tenantId, probe, 10));
    }
    for (const person of store.people.list(tenantId, '', 200, 0).people) {
      expect(person.templateCount).toBeLessThanOrEqual(3);
      expect(store.portraits.get(person.id) !== null).toBe(person.templateCount > 0);
    }
  }
}

it('gallery and store agree after any sequence of commands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 25 }), async (steps) => {
      const at = bench({ settings: { maxTemplatesPerPerson: 3 } });
      // Refusals (a duplicate, nobody of that name) are part of it: they must change nothing either.
      for (const step of steps) await perform(at, step).catch((error) => expect(error.name).toBe('StationError'));
      expectAgreement(at);
      const templates = at.store.templates.count(1) + at.store.templates.count(2);
      const after = at.restart();
      expectAgreement(after);
      expect(after.store.templates.count(1) + after.store.templates.count(2)).toBe(templates);
    }),
    { numRuns: 60 },
  );
});
