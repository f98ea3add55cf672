// The coastlines of Natural Earth, out of the TopoJSON in which they are kept: polygons share packed arcs.
// https://github.com/topojson/topojson-specification

/** Where the map begins in the west: in the Bering Strait. What lies west of it is drawn in the east. */
export const WEST = -169;
// Around the pole no ring closes on a flat map, and nobody met there.
const ANTARCTICA = -60;

/** Return a longitude as it is on the map. */
export const eastward = (lon) => (lon < WEST ? lon + 360 : lon);

/** Return the land as GeoJSON, one part of it in so many millions: 110 or, ten times as large, 50. */
export async function land(scale) {
  const response = await fetch(`/static/vendor/land-${scale}m.json`);
  const { arcs, transform, objects } = await response.json();
  const lines = arcs.map((arc) => unpacked(arc, transform));
  const polygons = objects.land.geometries.flatMap((one) => (one.type === "Polygon" ? [one.arcs] : one.arcs));
  const coordinates = polygons
    .map((rings) => rings.map((ring) => unrolled(joined(ring, lines))))
    .filter(([outer]) => outer.some(([, y]) => y > ANTARCTICA));
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "land" }, geometry: { type: "MultiPolygon", coordinates } }] };
}

// Each point is kept as the way from the one before.
function unpacked(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
}

// A negative number is an arc backwards; neighbours share a point.
function joined(ring, lines) {
  return ring.flatMap((number, at) => {
    const line = number < 0 ? lines[~number].toReversed() : lines[number];
    return at ? line.slice(1) : line;
  });
}

// A ring over the date line goes on beyond 180 degrees, and isn't drawn around the world.
function unrolled(ring) {
  let turn = eastward(ring[0][0]) - ring[0][0];
  let last = ring[0][0];
  return ring.map(([x, y]) => {
    if (x - last > 180) turn -= 360;
    else if (last - x > 180) turn += 360;
    last = x;
    return [x + turn, y];
  });
}
