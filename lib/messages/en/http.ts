import type { http as source } from "../fr/http";

export const http = {
  400: {
    title: "This request was not understood",
    text: "It is incomplete or damaged. Go back to the page before, reload it, then try again.",
  },
  403: {
    title: "This request is refused",
    text: "It does not come from a page of Sillage. Open the page on this site, then try again.",
  },
  405: {
    title: "Nothing to do that way at this address",
    text: "A page is read, and its forms are sent: it answers nothing else.",
  },
  409: {
    title: "This page has changed since you opened it",
    text: "Sillage has been updated in the meantime. Go back to the page before: what you typed is still there. Copy it, reload the page, then try again.",
  },
  411: {
    title: "This request is refused",
    text: "It does not state its size.",
  },
  413: {
    title: "This is too long",
    text: "What is sent cannot exceed 1 MB. Go back to the page before: what you typed is still there; shorten it, then try again.",
  },
  429: {
    title: "You are going too fast for Sillage",
    text: "Too many searches came from your address within a minute. Wait a moment, then try again. To read the whole directory with a program, use its open data or its API.",
  },
  500: {
    title: "The page could not be shown",
    text: "The fault is ours, not yours. Nothing that was saved is lost. Try again in a moment.",
  },
  503: {
    title: "Sillage is temporarily unavailable",
    text: "The directory is not responding. Nothing that was saved is lost. If you were sending a form, go back to the previous page: what you typed is still there. Try again in a few minutes.",
  },
} satisfies typeof source;
