/** Enrolment: whom, whose consent, face or palm, the pictures, the result. `?person=12` begins with that person, `?take=palm` does
 * not ask what is to be taken, `?first=1` comes from the first run and ends at the gate. */
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { StationStatus } from '../../../src-shared/domain.ts';
import { type Modality, modalities } from '../../../src-shared/palm.ts';
import { LoadingNotice } from '../../components/StateNotice.tsx';
import { useRoute } from '../../route.ts';
import { useServices } from '../../services.tsx';
import { ConsentStep } from './ConsentStep.tsx';
import { FaceCapture } from './FaceCapture.tsx';
import { PalmCapture } from './PalmCapture.tsx';
import { PersonStep } from './PersonStep.tsx';
import { ResultPage } from './ResultPage.tsx';
import { Paper } from './StepPaper.tsx';
import { TakeStep } from './TakeStep.tsx';
import { useShots } from './use-shot-thumbnails.ts';
import { WithoutFace } from './WithoutFace.tsx';
import { createWizard, isKnown, type Wizard } from './wizard-store.ts';

const captures = { face: FaceCapture, palm: PalmCapture } as const;

export default function EnrolScreen() {
  const { client, station } = useServices();
  const { query } = useRoute();
  const take = query.get('take');
  const wizard = useMemo(
    () => createWizard(client, () => takesOf(station.getState().status, take)),
    [client, station, take],
  );
  const { step, subject, result, busy, error, take: taking } = useStore(wizard.store);
  const shots = useShots();
  const asked = usePersonOfAddress(wizard);

  function another(): void {
    shots.clear();
    wizard.back();
  }

  if (asked && !subject && step === 'person' && (busy || error === null)) return <LoadingNotice />;
  if (step === 'result' && result) return <ResultPage result={result} shots={shots} wizard={wizard} onNext={another} />;
  if (step === 'choice' && isKnown(subject))
    return (
      <Paper step="capture">
        <TakeStep subject={subject} wizard={wizard} />
      </Paper>
    );
  const Capture = captures[taking];
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

/** What can be taken: what the address asks for, else whatever the station can recognise. */
function takesOf(status: StationStatus | null, asked: string | null): readonly Modality[] {
  const known = modalities.filter((modality) => modality === 'face' || status?.palmPack);
  const wanted = known.filter((modality) => modality === asked);
  return wanted.length > 0 ? wanted : known;
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
