// Sorts what SUSHI generated into compiled/ and examples/, the same bytes every time.
//
//   node assemble.mjs <SUSHI's fsh-generated> <folder to write compiled/ and examples/ to>
//
// A definition gets the date of sushi-config.yaml. Its snapshot loses what no validator reads and what makes up a large
// part of it: the mappings to other standards, and the comments, requirements and aliases that FHIR's own definitions
// bring along. A valid example is named after its FSH instance. An invalid example is a valid one with the changes of
// input/invalid-examples.json, so that each breaks one rule and it can be seen which.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [generated, target] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const definitions = new Set(['StructureDefinition', 'ValueSet', 'CodeSystem', 'Questionnaire']);

const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const write = (json, ...path) => writeFileSync(join(...path), JSON.stringify(json, null, 2) + '\n');

const config = readFileSync(join(root, 'sushi-config.yaml'), 'utf8');
const date = config.match(/^date: *(\d{4}-\d{2}-\d{2})/m)[1];
const publisher = config.match(/^publisher:\s+name: *(.+)$/m)[1].trim();

function definition(resource) {
  resource.date = date;
  resource.publisher ??= publisher;
  delete resource.mapping;
  for (const element of resource.snapshot?.element ?? []) {
    for (const unread of ['mapping', 'comment', 'requirements', 'alias']) delete element[unread];
  }
  return resource;
}

// One change, in the words of JSON Patch (RFC 6902): add, remove or replace.
function change(document, { op, path, value }) {
  const steps = path.slice(1).split('/').map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop();
  const parent = steps.reduce((node, step) => node?.[step], document);
  const there = parent && (Array.isArray(parent) && last === '-' ? op === 'add' : last in parent);
  if (!parent || (op !== 'add' && !there)) throw new Error(`${op} ${path}: there is nothing there`);
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last);
    parent.splice(index, op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : [value]));
  } else if (op === 'remove') delete parent[last];
  else parent[last] = value;
}

for (const folder of ['compiled', 'examples/valid', 'examples/invalid']) {
  mkdirSync(join(target, folder), { recursive: true });
}

const names = new Map(read(generated, 'data', 'fsh-index.json').map(entry => [entry.outputFile, entry.fshName]));
const valid = new Map();
for (const file of readdirSync(join(generated, 'resources')).sort()) {
  const resource = read(generated, 'resources', file);
  if (definitions.has(resource.resourceType)) {
    write(definition(resource), target, 'compiled', file);
  } else {
    const name = `${names.get(file)}.json`;
    valid.set(name, resource);
    write(resource, target, 'examples', 'valid', name);
  }
}

const expected = {};
for (const { file, from, breaks, changes, expect } of read(root, 'input', 'invalid-examples.json')) {
  if (!valid.has(from)) throw new Error(`${file}: there is no valid example ${from}`);
  if (expected[file]) throw new Error(`${file} is there twice`);
  const resource = structuredClone(valid.get(from));
  for (const each of changes) {
    try {
      change(resource, each);
    } catch (problem) {
      throw new Error(`${file}: ${problem.message}`);
    }
  }
  write(resource, target, 'examples', 'invalid', file);
  expected[file] = { profile: valid.get(from).meta.profile[0], breaks, ...expect };
}
write(expected, target, 'examples', 'invalid', 'expected.json');
