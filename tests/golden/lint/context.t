What lies in the folder of the build: all that is not named in an ignore file
and that no build needs goes along with COPY of everything.
%% file Dockerfile
FROM debian:12
COPY src/ /src/
COPY . /app
%% file selective
FROM debian:12
COPY src/ /src/
%% run
mkdir -p .git/objects node_modules/a/b target build venv src .cache
head -c 3000 /dev/zero > .git/objects/pack
head -c 500 /dev/zero > .git/HEAD
head -c 2000 /dev/zero > node_modules/a/b/c.js
head -c 1000 /dev/zero > target/app
head -c 1000 /dev/zero > build/app
ln -s ../target node_modules/loop
look() {
	echo "--- $*"
	binsize lint -q --format csv "$@" | sed 1d | cut -d, -f1-3,5-
}
look Dockerfile
touch Cargo.toml CMakeLists.txt
look Dockerfile
printf '.git\n**/c.js\n# target\n!.git/HEAD\n/build/\n' > .dockerignore
look Dockerfile
printf '.git*\nnode_modules\ntarget\nbuild\n' > .containerignore
look Dockerfile
printf '*\n!src\n' > Dockerfile.dockerignore
look Dockerfile
mkdir docker; mv Dockerfile selective docker; rm Dockerfile.dockerignore .containerignore
look docker/Dockerfile
look --context . docker/Dockerfile
look --context . docker/selective
look --context . - < docker/Dockerfile
look - < docker/Dockerfile
binsize lint --context missing docker/Dockerfile; echo $?
%% stdout
--- Dockerfile
3,fail,context-unignored,"COPY of all files takes .git (3.4 KiB of the history of the repository), node_modules (2.0 KiB of packages that the build installs itself) along; there is no .dockerignore",5500,"It is moved to the builder with each build, goes into the layer, and changes though no source did, which breaks the cache.",Name it in .dockerignore.,COPY . /app
--- Dockerfile
3,fail,context-unignored,"COPY of all files takes .git (3.4 KiB of the history of the repository), target (1000 B of what a build left), build (1000 B of what a build left), node_modules (2.0 KiB of packages that the build installs itself) along; there is no .dockerignore",7500,"It is moved to the builder with each build, goes into the layer, and changes though no source did, which breaks the cache.",Name it in .dockerignore.,COPY . /app
--- Dockerfile
3,fail,context-unignored,"COPY of all files takes .git (500 B of the history of the repository), target (1000 B of what a build left) along; the ignore file lets them through",1500,"It is moved to the builder with each build, goes into the layer, and changes though no source did, which breaks the cache.",Name it in .dockerignore.,COPY . /app
--- Dockerfile
--- Dockerfile
--- docker/Dockerfile
--- --context . docker/Dockerfile
3,fail,context-unignored,"COPY of all files takes .git (500 B of the history of the repository), target (1000 B of what a build left) along; the ignore file lets them through",1500,"It is moved to the builder with each build, goes into the layer, and changes though no source did, which breaks the cache.",Name it in .dockerignore.,COPY . /app
--- --context . docker/selective
--- --context . -
3,fail,context-unignored,"COPY of all files takes .git (500 B of the history of the repository), target (1000 B of what a build left) along; the ignore file lets them through",1500,"It is moved to the builder with each build, goes into the layer, and changes though no source did, which breaks the cache.",Name it in .dockerignore.,COPY . /app
--- -
3
%% stderr
binsize: docker/Dockerfile: the folder that it is built in, 'missing', cannot be read: No such file or directory
