/** Enrolment: whom, whose consent, the pictures, the result. `?person=12` begins with that person, `?first=1` comes from the first
 * run and ends at the gate. */
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { LoadingNotice } from '../../components/StateNotice.tsx';
import { useRoute } from '../../route.ts';
import { useServices } from '../../services.tsx';
import { ConsentStep } from './ConsentStep.tsx';
import { FaceCapture } from './FaceCapture.tsx';
import { Paper } from './Paper.tsx';
import { PersonStep } from './PersonStep.tsx';
import { ResultPage } from './ResultPage.tsx';
import { useShots } from './use-shot-thumbnails.ts';
import { WithoutFace } from './WithoutFace.tsx';
import { createWizard, isKnown, type Wizard } from './wizard-store.ts';

/** What can be taken of a person; with more than one that the station knows, the step begins with the choice. */
const captures = { face: FaceCapture } as const;
const Capture = captures.face;

export default function EnrolScreen() {
  const { client } = useServices();
  const wizard = useMemo(() => createWizard(client), [client]);
  const { step, subject, result, busy, error } = useStore(wizard.store);
  const shots = useShots();
  const asked = usePersonOfAddress(wizard);

  function another(): void {
    shots.clear();
    wizard.back();
  }

  if (asked && !subject && step === 'person' && (busy || error === null)) return <LoadingNotice />;
  if (step === 'result' && result) return <ResultPage result={result} shots={shots} wizard={wizard} onNext={another} />;
  if (step === 'capture' && isKnown(subject))
    return <Capture key={subject.id} subject={subject} shots={shots} wizard={wizard} />;
  if (step === 'without' && isKnown(subject))
    return (
      <Paper step="consent">
        <WithoutFace subject={subject} onNext={another} />
      </Paper>
    );
  if (step === 'consent' && subject)
    return (
      <Paper step="consent">
        <ConsentStep subject={subject} wizard={wizard} />
      </Paper>
    );
  return (
    <Paper step="person">
      <PersonStep wizard={wizard} />
    </Paper>
  );
}

/** Begins with the person that the address names; true while one is named and has not been left. */
function usePersonOfAddress(wizard: Wizard): boolean {
  const { query } = useRoute();
  const personId = Number(query.get('person'));
  const begun = useRef(0);
  const isNamed = Number.isInteger(personId) && personId > 0;
  useEffect(() => {
    if (!isNamed || begun.current === personId) return;
    begun.current = personId;
    wizard.back();
    void wizard.chooseId(personId);
  }, [wizard, isNamed, personId]);
  return isNamed && begun.current !== personId;
}
