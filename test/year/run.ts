/** `node test/year/run.ts [pupils]`: the simulated years without a test around them, with their figures. */
import { simulate } from './compare.ts';
import { jakarta, newYork } from './school.ts';

const pupils = Number(process.argv[2] ?? jakarta.pupils);
for (const school of [{ ...jakarta, pupils }, newYork]) {
  const { examples, ...figures } = await simulate(school);
  console.log(school.name, JSON.stringify(figures, null, 1));
  for (const example of examples) console.log(example);
}
