FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# The commit, which the version then contains: .git isn't in the context.
ARG REVISION
RUN dotnet restore src/WebApi --locked-mode && dotnet publish src/WebApi -c Release -o /publish -p:SourceRevisionId="$REVISION"

FROM mcr.microsoft.com/dotnet/aspnet:10.0
ARG REVISION
LABEL org.opencontainers.image.revision="$REVISION"
WORKDIR /app
COPY --from=build /publish .
RUN mkdir /data && chown "$APP_UID" /data
# Only /data is written to, and only with SQLite: the root file system may be read-only.
ENV ASPNETCORE_HTTP_PORTS=8000 \
    ConnectionStrings__Users="Data Source=/data/helpdesk-users.db" \
    DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 8000
USER $APP_UID
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["dotnet", "HelpDesk.Users.WebApi.dll", "health"]
ENTRYPOINT ["dotnet", "HelpDesk.Users.WebApi.dll"]
