// Unpacks a Chromium that npm carries, with the libraries and fonts that it needs: node unpack.mjs FROM TO
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

const [, , from, to] = process.argv;
mkdirSync(to, { recursive: true });
for (const name of ["chromium", "al2023.tar", "fonts.tar"]) {
  const packed = createReadStream(join(from, `${name}.br`));
  await pipeline(packed, createBrotliDecompress(), createWriteStream(join(to, name)));
}
