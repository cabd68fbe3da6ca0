import fs from 'node:fs';
import { z } from 'zod';

const placeField = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(400).max(20_000),
  height: z.number().int().min(300).max(20_000),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof placeField>;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const FIRST_PLACE = { width: 1280, height: 800, maximized: false };

/** Where the window stood last; a place that is on no screen any more, or a damaged file, gives the first place. */
export function readWindowPlace(file: string, displays: readonly Area[]): WindowPlace {
  let place: WindowPlace;
  try {
    place = placeField.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return FIRST_PLACE;
  }
  const { x, y, width } = place;
  if (x === undefined || y === undefined) return place;
  // The title bar must be within reach: a hand's breadth of it inside some display.
  const reachable = displays.some(
    (area) => y >= area.y && y < area.y + area.height - 40 && x + width > area.x + 100 && x < area.x + area.width - 100,
  );
  if (reachable) return place;
  return { width: place.width, height: place.height, maximized: place.maximized };
}
