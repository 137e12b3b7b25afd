// @ts-check
/** What the service answered instead of what was asked for; its message names the next step. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Where being signed out is an answer and no surprise. */
const SIGN_IN = /^\/api\/(me|session|link(\/name)?)$/;

/**
 * @param {string} method
 * @param {string} path
 * @param {{body?: unknown, headers?: Record<string, string>, signal?: AbortSignal}} options
 */
async function request(method, path, { body, headers = {}, signal } = {}) {
  let response;
  const form = body instanceof FormData;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: {
        ...(body && !form ? { 'Content-Type': 'application/json' } : {}),
        Accept: 'application/json',
        ...headers,
      },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError(0, 'The service does not answer. Is it still running? Start it with `./grapevine serve`.');
  }
  if (response.status === 401 && !SIGN_IN.test(path)) dispatchEvent(new Event('signed-out'));
  if (!response.ok) throw new ApiError(response.status, await reason(response));
  return response;
}

async function reason(response) {
  const text = await response.text();
  try {
    const problem = JSON.parse(text);
    return problem.detail || problem.message || problem.title || text;
  } catch {
    return `The service answered ${response.status} ${response.statusText}.`;
  }
}

async function json(method, path, options) {
  const response = await request(method, path, options);
  return response.status === 204 ? null : response.json();
}

export const get = path => json('GET', path);
export const post = (path, body) => json('POST', path, { body });
export const patch = (path, body) => json('PATCH', path, { body });
export const put = (path, body) => json('PUT', path, { body });
export const remove = path => request('DELETE', path);

/** Sends a form. */
export const postForm = (path, form) => json('POST', path, { body: form });
