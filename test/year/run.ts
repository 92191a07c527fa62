/** `node test/year/run.ts [pupils] [last date]`: the simulated years without a test around them, with their figures. */
import { simulate } from './compare.ts';
import { jakarta, newYork } from './school.ts';

const [, , pupils = jakarta.pupils, to = jakarta.to] = process.argv;
for (const school of [{ ...jakarta, pupils: Number(pupils), to }, newYork]) {
  const { examples, ...figures } = await simulate(school);
  console.log(school.name, JSON.stringify(figures, null, 1));
  for (const example of examples) console.log(example);
}
