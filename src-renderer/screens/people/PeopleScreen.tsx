/** People: the table, one person's file, and the ways in which many of them come in or move on, by what the address names. */
import { lazy, Suspense, useState } from 'react';
import { LoadingNotice } from '../../components/StateNotice.tsx';
import { useRoute } from '../../route.ts';
import { PeopleTablePage } from './table/PeopleTablePage.tsx';
import { everybody } from './table/people-filter.ts';

const PersonPage = lazy(() => import('./person/PersonPage.tsx'));
const ImportPage = lazy(() => import('./import/ImportPage.tsx'));
const PhotosPage = lazy(() => import('./photos/PhotosPage.tsx'));
const ClassesPage = lazy(() => import('./classes/ClassesPage.tsx'));

export default function PeopleScreen() {
  const {
    path: [part],
  } = useRoute();
  // Here, so that who comes back from a person finds the list as they left it.
  const [filter, setFilter] = useState(everybody);
  if (part === undefined) return <PeopleTablePage filter={filter} onFilter={setFilter} />;
  return <Suspense fallback={<LoadingNotice />}>{pageOf(part)}</Suspense>;
}

function pageOf(part: string) {
  if (part === 'import') return <ImportPage />;
  if (part === 'photos') return <PhotosPage />;
  if (part === 'classes') return <ClassesPage />;
  return <PersonPage key={part} personId={Number(part)} />;
}
