// Pictures and files. A picture on another server is named and linked, never loaded: the page asks only its own server.

import { el, icon, isLocal, safeUrl } from "./dom.js";

export function picture(media, description, look) {
  const url = safeUrl(media.url ?? "");
  if (url && isLocal(url)) {
    const open = el("a", { class: `picture ${look}`, href: url, target: "_blank", rel: "noopener" });
    const image = el("img", {
      src: url,
      alt: description ?? "",
      loading: "lazy",
      width: media.width ?? null,
      height: media.height ?? null,
    });
    image.addEventListener("error", () =>
      open.replaceChildren(el("span", { class: "picture-lost", text: description || "Picture not found" })),
    );
    open.append(image);
    return open;
  }
  return el(
    "a",
    {
      class: `picture picture-away ${look}`,
      href: url,
      target: "_blank",
      rel: "noopener noreferrer",
      title: media.url,
    },
    el("span", { text: description || "Picture on another server" }),
  );
}

export function fileCard({ filename, size, url }) {
  return el(
    "a",
    {
      class: "file-card",
      href: safeUrl(url ?? ""),
      target: "_blank",
      rel: "noopener",
      download: filename,
      data: { test: "file" },
    },
    icon("file", 32),
    el(
      "span",
      { class: "file-words" },
      el("span", { class: "file-name", dir: "auto", text: filename }),
      typeof size === "number" ? el("span", { class: "file-size", text: bytes(size) }) : null,
    ),
  );
}

export function bytes(size) {
  if (size < 1000) return `${size} bytes`;
  if (size < 1e6) return `${(size / 1e3).toFixed(2)} KB`;
  return `${(size / 1e6).toFixed(2)} MB`;
}
