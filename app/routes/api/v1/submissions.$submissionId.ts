import { apiRoute } from "../api-route.server.ts";
import { submissionAnswer, submissionIdOf } from "./submission-answer.server.ts";
import { getSubmission } from "./submission-operations.ts";

const route = apiRoute(["GET", "HEAD"], (method) =>
  method === "GET"
    ? { operation: getSubmission, run: (call) => submissionAnswer(call, submissionIdOf(call)) }
    : undefined,
);
export const loader = route.loader;
export const action = route.action;
