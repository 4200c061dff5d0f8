// A keep-alive client per customer: connection set-up is not what we measure.
import http from 'node:http';

export class HttpClient {
  constructor(baseUrl) {
    this.base = new URL(baseUrl);
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    this.token = null;
  }

  /** Sends JSON (or a ready string) and parses the answer; anything but 2xx throws. */
  send(route, body, headers = {}) {
    const [method, path] = route.split(' ');
    const data =
      body === undefined ? undefined : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          host: this.base.hostname,
          port: this.base.port,
          method,
          path,
          agent: this.agent,
          headers: {
            ...(data ? { 'content-type': 'application/json', 'content-length': data.length } : {}),
            ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
            ...headers,
          },
        },
        (response) => {
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            if (response.statusCode >= 300)
              reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 300)}`));
            else resolve(text ? JSON.parse(text) : null);
          });
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(data);
    });
  }

  close() {
    this.agent.destroy();
  }
}
