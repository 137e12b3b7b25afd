// Holds a streamed conversation over /v1 with the openai client. Start the service first: ./grapevine demo
//   npm install && npm run openai            GRAPEVINE_URL names another address than http://127.0.0.1:8080
import assert from 'node:assert/strict';
import OpenAI, { NotFoundError } from 'openai';

const url = process.env.GRAPEVINE_URL ?? 'http://127.0.0.1:8080';
const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: process.env.GRAPEVINE_ACCESS_TOKEN ?? 'none' });

const models = [];
for await (const model of client.models.list()) models.push(model.id);
console.log('models:', models.join(', '));
assert(models.includes('grapevine') && models.includes('grapevine/samples'));

const messages = [{ role: 'user', content: 'Who is the cellar master of Sedge Bank Cellar?' }];
const first = await streamed(messages);
assert.match(first, /Ilse Fenwright/);
messages.push({ role: 'assistant', content: first }, { role: 'user', content: 'And who was her grandfather?' });
await streamed(messages);

const whole = await client.chat.completions.create({ model: 'grapevine/samples', messages: messages.slice(0, 1) });
assert.match(whole.choices[0].message.content, /Ilse Fenwright/);
assert.equal(whole.choices[0].finish_reason, 'stop');
assert(whole.usage);
await assert.rejects(client.chat.completions.create({ model: 'no-such-model', messages }), NotFoundError);
console.log('\nok');

async function streamed(messages) {
  const stream = await client.chat.completions.create({ model: 'grapevine/samples', messages, stream: true });
  let text = '';
  let pieces = 0;
  for await (const chunk of stream) {
    const piece = chunk.choices[0]?.delta?.content ?? '';
    text += piece;
    pieces += piece ? 1 : 0;
  }
  console.log(`\n> ${messages.at(-1).content}\n${text}\n(${pieces} pieces)`);
  assert(pieces > 1 && text.length > 0);
  return text;
}
