// Lists and calls the tools of /mcp with the Model Context Protocol's own SDK. Start the service first: ./grapevine demo
//   npm install && npm run mcp               GRAPEVINE_URL names another address than http://127.0.0.1:8080
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const url = process.env.GRAPEVINE_URL ?? 'http://127.0.0.1:8080';
const client = new Client({ name: 'grapevine-clients', version: '1.0.0' });
await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url)));

const { tools } = await client.listTools();
for (const tool of tools) console.log(`${tool.name}: ${tool.description}\n  ${Object.keys(tool.inputSchema.properties ?? {}).join(', ')}`);
assert.deepEqual(tools.map((tool) => tool.name).sort(), ['ask', 'documents', 'entity', 'search']);

await call('ask', { question: 'Who is the cellar master of Sedge Bank Cellar?' }, /Ilse Fenwright/);
await call('search', { query: 'grey leaf curl' }, /leaf curl/i);
await call('documents', {}, /three-cellars/);
await call('entity', { name: 'Ilse Fenwright' }, /Fenwright/);
await client.close();
console.log('\nok');

async function call(name, args, expected) {
  const result = await client.callTool({ name, arguments: args });
  const text = result.content.map((part) => part.text ?? '').join('\n');
  console.log(`\n${name} ${JSON.stringify(args)}\n${text.slice(0, 300)}`);
  assert(!result.isError, text);
  assert.match(text, expected);
}
