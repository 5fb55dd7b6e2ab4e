"""
Registries on loopback for the tests: one of our own that misbehaves as it is
told by the name of a repository, a realm that hands out tokens, and Debian's
docker-registry where that is installed.
"""
import base64
import gzip
import hashlib
import http.server
import io
import json
import os
import shutil
import socket
import ssl
import subprocess
import tarfile
import threading
import time
import urllib.parse

OCI = 'application/vnd.oci.image.'
INDEX = OCI + 'index.v1+json'
MANIFEST = OCI + 'manifest.v1+json'
LAYER = OCI + 'layer.v1.tar+gzip'


def digest(data):
    return 'sha256:' + hashlib.sha256(data).hexdigest()


def descriptor(data, media_type, **more):
    return {'mediaType': media_type, 'digest': digest(data),
            'size': len(data), **more}


def document(**members):
    return json.dumps({'schemaVersion': 2, **members}).encode()


class Image:
    """A small image: its blobs by digest, and its manifest."""

    def __init__(self, sizes=(3000, 500), seed=1):
        self.blobs, tars = {}, []
        layers = []
        for number, size in enumerate(sizes):
            content = b''.join(hashlib.sha256(
                b'%d %d %d' % (seed, number, i)).digest()
                for i in range(size // 32 + 1))[:size]
            buffer = io.BytesIO()
            with tarfile.open(fileobj=buffer, mode='w') as archive:
                info = tarfile.TarInfo(f'data/{number}')
                info.size = size
                archive.addfile(info, io.BytesIO(content))
            tars.append(buffer.getvalue())
            blob = gzip.compress(tars[-1], mtime=0)
            layers.append(descriptor(blob, LAYER))
            self.add(blob)
        config = json.dumps({
            'os': 'linux', 'architecture': 'amd64', 'rootfs': {
                'type': 'layers', 'diff_ids': [digest(t) for t in tars]},
        }).encode()
        self.add(config)
        self.layers = [layer['digest'] for layer in layers]
        self.manifest = document(
            mediaType=MANIFEST, layers=layers,
            config=descriptor(config, OCI + 'config.v1+json'))

    def add(self, data):
        self.blobs[digest(data)] = data
        return digest(data)


class Server:
    """A handler on a port of its own; the requests it saw."""

    def __init__(self, answer, certificate=None, address='127.0.0.1'):
        server = self
        self.seen = []  # (method, path, headers)

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def do_GET(self):
                server.seen.append((self.command, self.path, self.headers))
                try:
                    answer(self)
                except (BrokenPipeError, ConnectionResetError):
                    pass

            do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

            def log_message(self, *arguments):
                pass

        class Threads(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client):
                pass  # what is no HTTP

        self.http = Threads((address, 0), Handler)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.http.socket = context.wrap_socket(self.http.socket,
                                                   server_side=True)
        self.port = self.http.server_address[1]
        self.host = f'{address}:{self.port}'
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def paths(self, method='GET'):
        return [path for m, path, _ in self.seen if m == method]

    def close(self):
        self.http.shutdown()
        self.http.server_close()


def reply(handler, status, body=b'', **headers):
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace('_', '-'), value)
    if 'Content_Length' not in headers:
        handler.send_header('Content-Length', str(len(body)))
    handler.end_headers()
    if handler.command != 'HEAD':
        handler.wfile.write(body)


def refuse(handler, status, code, **headers):
    reply(handler, status, json.dumps({'errors': [
        {'code': code, 'message': 'm', 'detail': None}]}).encode(), **headers)


class Repository:
    """What a plain registry answers below /v2/NAME/."""

    def __init__(self, image):
        self.image = image
        self.manifests = {'latest': image.manifest,
                          digest(image.manifest): image.manifest}
        self.types = {}

    def add(self, data, media_type, tag=None):
        self.manifests[digest(data)] = data
        self.types[data] = media_type
        if tag:
            self.manifests[tag] = data

    def answer(self, handler, kind, target):
        if kind == 'blobs' and target in self.image.blobs:
            self.blob(handler, target, self.image.blobs[target])
        elif kind == 'manifests' and target in self.manifests:
            data = self.manifests[target]
            reply(handler, 200, data, Docker_Content_Digest=digest(data),
                  Content_Type=self.types.get(data, MANIFEST))
        else:
            refuse(handler, 404, 'BLOB_UNKNOWN' if kind == 'blobs'
                   else 'MANIFEST_UNKNOWN')

    def blob(self, handler, name, data):
        reply(handler, 200, data, Content_Type='application/octet-stream')


def registry(repositories, certificate=None):
    """A server of repositories by name."""
    def answer(handler):
        parts = handler.path.strip('/').split('/')
        name = '/'.join(parts[1:-2])
        if handler.path == '/v2/':
            reply(handler, 200, b'{}')
        elif name in repositories:
            repositories[name].answer(handler, parts[-2], parts[-1])
        else:
            refuse(handler, 404, 'NAME_UNKNOWN')
    return Server(answer, certificate)


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class DockerRegistry:
    """Debian's docker-registry on a port of its own."""

    def __init__(self, folder, **more):
        os.makedirs(folder, exist_ok=True)
        self.port = free_port()
        self.host = f'127.0.0.1:{self.port}'
        self.log = os.path.join(folder, 'log')
        config = {
            'version': 0.1, 'log': {'accesslog': {'disabled': False}},
            'storage': {'filesystem': {
                'rootdirectory': os.path.join(folder, 'store')}},
            'http': {'addr': self.host}, **more}
        path = os.path.join(folder, 'config.yml')
        with open(path, 'w') as stream:
            json.dump(config, stream)  # JSON is YAML
        with open(self.log, 'wb') as log:
            self.process = subprocess.Popen(
                ['docker-registry', 'serve', path], stdout=log, stderr=log,
                env={**os.environ, 'OTEL_TRACES_EXPORTER': 'none'})
        for _ in range(100):
            try:
                socket.create_connection(('127.0.0.1', self.port)).close()
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError('docker-registry does not listen')

    def requests(self):
        """(method, path, status) of the access log."""
        found = []
        with open(self.log, encoding='utf-8', errors='replace') as stream:
            for line in stream:
                parts = line.split('"')
                if ' HTTP/1.' in line and len(parts) > 2 and \
                        line.startswith('127.'):
                    method, path = parts[1].split()[:2]
                    found.append((method, path, int(parts[2].split()[0])))
        return found

    def close(self):
        self.process.terminate()
        self.process.wait()

    @staticmethod
    def is_there():
        return shutil.which('docker-registry')


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b'=')


class Realm:
    """Hands out tokens: to anybody for pulling `public`, to one user for
    everything. With a key, tokens are what docker-registry checks."""

    def __init__(self, user, password, public=(), certificate=None,
                 refresh=None):
        self.user, self.password, self.public = user, password, public
        self.certificate, self.refresh = certificate, refresh
        self.asked = []  # lists of scopes
        self.server = Server(self.answer)
        self.url = f'http://{self.server.host}/token'
        self.valid = {}  # token -> scopes

    def answer(self, handler):
        question = urllib.parse.urlparse(handler.path).query
        if handler.command == 'POST':
            size = int(handler.headers['Content-Length'])
            question = handler.rfile.read(size).decode()
        fields = urllib.parse.parse_qs(question)
        known = handler.headers.get('Authorization') == 'Basic ' + \
            base64.b64encode(f'{self.user}:{self.password}'.encode()).decode()
        if handler.command == 'POST':
            known = fields.get('refresh_token') == [self.refresh]
        elif 'Authorization' in handler.headers and not known:
            refuse(handler, 401, 'UNAUTHORIZED')
            return
        scopes = ' '.join(fields.get('scope', [])).split()
        self.asked.append(fields.get('scope', []))
        access = []
        for scope in scopes:
            kind, name, actions = scope.split(':')
            wanted = actions.split(',')
            access.append({'type': kind, 'name': name, 'actions': [
                a for a in wanted if known or (
                    a == 'pull' and name in self.public)]})
        token = self.sign(access, fields.get('service', [''])[0])
        self.valid[token] = access
        reply(handler, 200, json.dumps({
            'token' if handler.command == 'GET' else 'access_token': token,
            'expires_in': 300}).encode(), Content_Type='application/json')

    def sign(self, access, service):
        if not self.certificate:
            return f'token-{len(self.valid)}'
        with open(self.certificate) as stream:
            text = stream.read()
        begin = text.index('-----BEGIN CERTIFICATE')
        chain = ''.join(text[begin:].split('\n')[1:]).split('-----END')[0]
        now = int(time.time())
        head = {'typ': 'JWT', 'alg': 'RS256', 'x5c': [chain]}
        claims = {'iss': 'tests', 'sub': self.user, 'aud': service,
                  'exp': now + 300, 'nbf': now - 10, 'iat': now - 10,
                  'jti': str(now), 'access': access}
        text = b'.'.join(encode(json.dumps(part).encode())
                         for part in (head, claims))
        signed = subprocess.run(
            ['openssl', 'dgst', '-sha256', '-sign', self.certificate],
            input=text, stdout=subprocess.PIPE, check=True).stdout
        return (text + b'.' + encode(signed)).decode()

    def close(self):
        self.server.close()


def make_certificate(path, names='IP:127.0.0.1,DNS:localhost'):
    """A key and a certificate that signs itself, in one file."""
    subprocess.run(
        ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes',
         '-keyout', path + '.key', '-out', path + '.crt', '-days', '2',
         '-subj', '/CN=tests', '-addext', f'subjectAltName={names}'],
        check=True, stderr=subprocess.DEVNULL)
    with open(path, 'w') as out:
        for part in ('.key', '.crt'):
            with open(path + part) as stream:
                out.write(stream.read())
