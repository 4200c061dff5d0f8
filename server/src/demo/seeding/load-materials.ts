import { planFilm } from '../pictures/films.js';
import { DEMO_MATERIALS, type DemoMaterial } from '../catalogue/materials.js';
import type { LocalApi } from './local-api.js';
import { drawnUrl, type Pictures } from './pictures.js';

/** Who writes, who approves, and what is needed for it. */
interface Writers {
  operator: LocalApi;
  owner: LocalApi;
  pictures: Pictures;
  productIds: ReadonlyMap<string, string>;
}

/**
 * Writes the demo's material and has it approved by a second person.
 * @returns the material of each product, wire ids by the product's slug.
 */
export async function loadMaterials(writers: Writers): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const material of [...DEMO_MATERIALS].sort(
    (a, b) => Number(a.isPinned ?? 0) - Number(b.isPinned ?? 0),
  )) {
    const id = await publish(material, writers);
    const { product } = material;
    if (product) found.set(product, [...(found.get(product) ?? []), id]);
  }
  return found;
}

async function publish(
  material: DemoMaterial,
  { operator, owner, pictures, productIds }: Writers,
): Promise<string> {
  const { product, category, title, text, isPinned = false } = material;
  const film = planFilm(material);
  const { id } = await operator.consoleCreateMaterial({
    title,
    category,
    text,
    isPinned,
    productId: (product && productIds.get(product)) ?? null,
    video: film && { url: drawnUrl(film.path), width: film.width, height: film.height },
    images: material.pictures.map((kind) => pictures.image(`product/${product}`, kind)),
  });
  await owner.consoleDecideMaterial({ materialId: id, version: 1, decision: 'approve' });
  return id;
}
